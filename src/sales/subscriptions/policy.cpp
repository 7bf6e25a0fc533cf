#include "policy.hpp"

#include <algorithm>

#include "money/catalogue/products.hpp"
#include "plan.hpp"
#include "sales/orders/renewing.hpp"
#include "sales/orders/running.hpp"

namespace pc::subscriptions {
namespace {

/// As the choice makes it, with what is due next.
void put(work::Work& work, const store::Row& row, const customers::Customer& customer,
         const resources::Resource& resource) {
  const auto next = next_after(plan_of(work.tx, row, customer, resource), work.now);
  work.tx.change(store::update_policy, {row.tenant_id, row.resource_id, row.policy, row.unit, row.periods,
                                        row.times, next, row.set_by, row.set_at});
}

struct Found {
  store::Row row;
  resources::Resource resource;
};
Result<Found> found(db::Reader& reader, const customers::Customer& customer, const std::string& id) {
  auto row = reader.maybe(store::select_one, {customer.tenant, id});
  if (!row || row->customer_id != customer.id) return errors::unknown;
  auto resource = orders::running(reader, customer.tenant, customer.id, id);
  if (!resource) return errors::unknown;
  if (!lives(*resource)) return errors::released;
  return Found{std::move(*row), std::move(*resource)};
}

bool sold_on_demand(db::Reader& reader, const resources::Resource& resource, Day today) {
  const auto product = catalogue::find(reader, resource.service_type_code, resource.resource_type_code,
                                       resource.spec, resource.region);
  return product && product->sellable && std::ranges::any_of(product->prices, [today](const auto& price) {
           return price.charging == catalogue::Charging::on_demand && price.valid_from <= today;
         });
}

Outcome check_may_choose(db::Reader& reader, const resources::Resource& resource, Policy policy,
                         Instant now) {
  if (policy == Policy::grace) return Done{};
  if (resource.expires_at <= now) return errors::expired;
  if (policy == Policy::to_on_demand && !sold_on_demand(reader, resource, Day::of(now)))
    return errors::no_on_demand;
  return Done{};
}

Outcome choose_one(work::Work& work, const customers::Customer& customer, const std::string& id,
                   const PolicyChoice& choice) {
  PC_TRY(one, found(work.tx, customer, id));
  PC_CHECK(check_may_choose(work.tx, one.resource, choice.policy, work.now));
  auto& row = one.row;
  const bool renewed = row.policy == Policy::renew;
  row.policy = choice.policy;
  if (choice.policy == Policy::renew) {
    row.unit = choice.unit.empty() ? orders::last_unit(work.tx, customer, id) : choice.unit;
    PC_CHECK(orders::check_period(row.unit, choice.periods));
    row.periods = static_cast<int>(choice.periods);
    row.times = static_cast<int>(choice.times.value_or(renewed ? row.times : 0));
  }
  row.set_by = work.who.actor ? work.who.actor->name : work.who.name;
  row.set_at = work.now;
  put(work, row, customer, one.resource);
  one.resource.expire_policy = told_as(choice.policy);
  orders::tell(work, customer.tenant, one.resource);
  return Done{};
}

}  // namespace

Outcome choose(work::Work& work, const customers::Customer& customer, const PolicyChoice& choice) {
  if (choice.resource_ids.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  if (choice.policy == Policy::renew) {
    if (!choice.unit.empty()) PC_CHECK(orders::check_period(choice.unit, choice.periods));
    if (customer.association != customers::Association::resale) return errors::own_account;
  }
  if (choice.policy == Policy::to_on_demand) PC_CHECK(orders::check_may_order(work.tx, customer));
  for (std::size_t i = 0; i < choice.resource_ids.size(); ++i) {
    const auto chosen = choose_one(work, customer, choice.resource_ids[i], choice);
    if (chosen) continue;
    auto refusal = chosen.refusal();
    refusal.field = "resource_ids[" + std::to_string(i) + "]";
    return refusal;
  }
  return Done{};
}

Outcome give_up(work::Work& work, const customers::Customer& customer, const std::string& resource_id,
                Policy policy) {
  PC_TRY(one, found(work.tx, customer, resource_id));
  if (one.row.policy != policy) return errors::not_chosen;
  return choose_one(work, customer, resource_id, {});
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
