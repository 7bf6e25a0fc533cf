#include "policy.hpp"

#include "plan.hpp"
#include "sales/orders/orders.hpp"
#include "sales/orders/running.hpp"

namespace pc::subscriptions {
namespace {

/// As the choice makes it, with what is due next.
void put(work::Work& work, store::Row row, const customers::Customer& customer,
         const resources::Resource& resource) {
  const auto next = next_after(plan_of(work.tx, row, customer, resource), work.now);
  work.tx.change(store::update_policy, {row.tenant_id, row.resource_id, row.policy, row.unit, row.periods,
                                        next, row.set_by, row.set_at});
}

Outcome choose_one(work::Work& work, const customers::Customer& customer, const std::string& id,
                   const PolicyChoice& choice) {
  auto row = work.tx.maybe(store::select_one, {customer.tenant, id});
  if (!row || row->customer_id != customer.id) return errors::unknown;
  auto resource = orders::running(work.tx, customer.tenant, customer.id, id);
  if (!resource) return errors::unknown;
  if (!lives(*resource)) return errors::released;
  row->policy = choice.policy;
  if (choice.policy == Policy::renew) {
    row->unit = choice.unit;
    row->periods = static_cast<int>(choice.periods);
  }
  row->set_by = work.who.actor ? work.who.actor->name : work.who.name;
  row->set_at = work.now;
  put(work, *row, customer, *resource);
  resource->expire_policy =
      choice.policy == Policy::renew ? resources::ExpirePolicy::renew : resources::ExpirePolicy::grace;
  orders::tell(work, customer.tenant, *resource);
  return Done{};
}

}  // namespace

Outcome choose(work::Work& work, const customers::Customer& customer, const PolicyChoice& choice) {
  if (choice.resource_ids.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  if (choice.policy == Policy::renew) {
    PC_CHECK(orders::check_period(choice.unit, choice.periods));
    if (customer.association != customers::Association::resale) return errors::own_account;
  }
  for (std::size_t i = 0; i < choice.resource_ids.size(); ++i) {
    const auto chosen = choose_one(work, customer, choice.resource_ids[i], choice);
    if (chosen) continue;
    auto refusal = chosen.refusal();
    refusal.field = "resource_ids[" + std::to_string(i) + "]";
    return refusal;
  }
  return Done{};
}

Outcome set_begin(work::Work& work, const customers::Customer& customer, std::int64_t days) {
  auto setting = setting_of(work.tx, customer.tenant, customer.id);
  setting.begins_before = static_cast<int>(days);
  work.tx.change(store::put_setting, setting);
  for (const auto& key : work.tx.rows(store::select_of_customer, {customer.tenant, customer.id})) {
    const auto row = work.tx.one(store::select_one, key);
    if (row.policy != Policy::renew) continue;
    const auto resource = orders::running(work.tx, customer.tenant, customer.id, row.resource_id);
    if (resource && lives(*resource)) put(work, row, customer, *resource);
  }
  return Done{};
}

}  // namespace pc::subscriptions
