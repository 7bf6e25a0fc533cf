// Acts: a customer gets an account manager, another one, or none.
#include <algorithm>

#include "customers/request.hpp"
#include "managers.hpp"
#include "period.hpp"
#include "store.hpp"

namespace pc::customers::managers {
namespace {

struct Present {
  std::int64_t partner = 0;
  access::PersonId manager;
  bool parted = false;
};

std::optional<Present> present_of(db::Reader& reader, TenantId tenant, CustomerId customer) {
  const auto row = reader.maybe(store::select_present, {tenant.value, customer.value});
  if (!row) return std::nullopt;
  return Present{row->integer(0), row->id<access::PersonId>(1), row->text(2) == "none"};
}

bool may_manage(db::Transaction& tx, TenantId tenant, std::int64_t partner, access::PersonId person) {
  identity::hold(tx, tenant, person);
  const auto found = identity::colleague(tx, tenant, partner, person);
  return found && found->active &&
         std::find(found->roles.begin(), found->roles.end(), k_role) != found->roles.end();
}

/// The customer is ours when its row still says what we have read; of two at once the second finds it changed.
bool take(db::Transaction& tx, TenantId tenant, CustomerId customer, access::PersonId before,
          access::PersonId after) {
  return tx.change(store::take_customer, {tenant.value, customer.value, after.value, before.value}) == 1;
}

void follow(work::Work& work, TenantId tenant, CustomerId customer, access::PersonId after) {
  std::optional<Period> newest;
  if (const auto row = work.tx.maybe(store::select_newest, {tenant.value, customer.value}))
    newest = Period{row->instant(0), row->instant(1)};
  const Instant at = next_begin(newest, work.now);
  if (newest && newest->open())
    work.tx.change(store::end_newest, {tenant.value, customer.value, newest->from.micros, at.micros,
                                       std::int64_t{days_of({newest->from, at}).end.number}, work.who.name});
  if (!after) return;
  const DaySpan days = days_of({at, k_end_of_time});
  work.tx.change(store::insert_period, {tenant.value, customer.value, at.micros, k_end_of_time.micros,
                                        std::int64_t{days.first.number}, std::int64_t{days.end.number},
                                        after.value, work.who.name});
}

std::string payload_of(CustomerId customer, const HandedOver& done) {
  const auto text = [](access::PersonId id) { return id ? id.text() : std::string(); };
  return R"({"customer_id":")" + customer.text() + R"(","before":")" + text(done.before) + R"(","after":")" +
         text(done.after) + "\"}";
}

/// Several rounds only while others change the same customer between our reading and our taking it.
Result<HandedOver> change(work::Work& work, TenantId tenant, const Handover& handover) {
  constexpr int k_rounds_max = 8;
  for (int round = 0; round < k_rounds_max; ++round) {
    const auto present = present_of(work.tx, tenant, handover.customer);
    if (!present) return refuse(errors::unknown_customer, "customer_id");
    if (handover.manager && present->parted) return refuse(errors::not_associated, "customer_id");
    if (handover.manager && !may_manage(work.tx, tenant, present->partner, handover.manager))
      return refuse(errors::unknown_manager, "manager_id");
    const HandedOver done{present->manager, handover.manager};
    if (!done.changed()) return done;
    if (handover.expected && *handover.expected != present->manager)
      return refuse(errors::manager_changed, "customer_id");
    if (!take(work.tx, tenant, handover.customer, done.before, done.after)) continue;
    follow(work, tenant, handover.customer, done.after);
    PC_CHECK(work.announcer.announce(
        work.tx, tenant,
        {customers::events::manager_changed, handover.customer.value, payload_of(handover.customer, done)},
        work.now));
    return done;
  }
  return refuse(errors::manager_changed, "customer_id");
}

}  // namespace

Result<HandedOver> assign(work::Work& work, TenantId tenant, const Handover& handover) {
  ensure(static_cast<bool>(handover.manager), "somebody is assigned");
  return change(work, tenant, handover);
}

Result<HandedOver> take_back(work::Work& work, TenantId tenant, CustomerId customer,
                             std::optional<access::PersonId> expected) {
  return change(work, tenant, {customer, access::PersonId(), expected});
}

}  // namespace pc::customers::managers
