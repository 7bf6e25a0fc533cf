// Acts: a customer gets an account manager, another one, or none.
#include <algorithm>

#include "managers.hpp"
#include "market/customers/row.hpp"
#include "people/persons/colleagues.hpp"
#include "period.hpp"
#include "platform/db/sql.hpp"

namespace pc::account_managers {
namespace {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct Present {
  std::int64_t partner_id = 0;
  access::PersonId manager_id;
  customers::Association association_type;
};
const db::Sql<OfCustomer, Present> select_present{
    "account_managers.present_manager",
    "SELECT partner_id, manager_id, association_type FROM customer WHERE tenant_id = :tenant_id "
    "AND customer_id = :customer_id"};

struct Held {
  Instant from_at, to_at;
};
const db::Sql<OfCustomer, Held> select_newest{
    "account_managers.newest_manager_period",
    "SELECT from_at, to_at FROM manager_period WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
    "ORDER BY from_at DESC LIMIT 1"};

struct PeriodEnd {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant from_at, to_at;
  Day end_day;
  std::string ended_by;
};
const db::Sql<PeriodEnd> end_newest{
    "account_managers.end_manager_period",
    "UPDATE manager_period SET to_at = :to_at, end_day = :end_day, ended_by = :ended_by "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND from_at = :from_at"};

struct NewPeriod {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant from_at, to_at;
  Day first_day, end_day;
  access::PersonId manager_id;
  std::string assigned_by, ended_by;
};
const db::Sql<NewPeriod> insert_period{"account_managers.insert_manager_period",
                                       db::insert_into<NewPeriod>("manager_period")};

bool may_manage(db::Transaction& tx, TenantId tenant, std::int64_t partner, access::PersonId person) {
  persons::hold(tx, tenant, person);
  const auto found = persons::colleague(tx, tenant, partner, person);
  return found && found->active &&
         std::find(found->roles.begin(), found->roles.end(), k_role) != found->roles.end();
}

void follow(work::Work& work, TenantId tenant, customers::CustomerId customer, access::PersonId after) {
  std::optional<Period> newest;
  if (const auto row = work.tx.maybe(select_newest, {tenant, customer}))
    newest = Period{row->from_at, row->to_at};
  const Instant at = next_begin(newest, work.now);
  if (newest && newest->open())
    work.tx.change(end_newest,
                   {tenant, customer, newest->from, at, days_of({newest->from, at}).end, work.who.name});
  if (!after) return;
  const DaySpan days = days_of({at, k_end_of_time});
  work.tx.change(insert_period,
                 {tenant, customer, at, k_end_of_time, days.first, days.end, after, work.who.name, {}});
}

std::string payload_of(customers::CustomerId customer, const HandedOver& done) {
  const auto text = [](access::PersonId id) { return id ? id.text() : std::string(); };
  return R"({"customer_id":")" + customer.text() + R"(","before":")" + text(done.before) + R"(","after":")" +
         text(done.after) + "\"}";
}

/// Several rounds only while others change the same customer between our reading and our taking it.
Result<HandedOver> change(work::Work& work, TenantId tenant, const Handover& handover) {
  constexpr int k_rounds_max = 8;
  for (int round = 0; round < k_rounds_max; ++round) {
    const auto present = work.tx.maybe(select_present, {tenant, handover.customer});
    if (!present) return refuse(customers::errors::unknown_customer, "customer_id");
    if (handover.manager && present->association_type == customers::Association::none)
      return refuse(customers::errors::not_associated, "customer_id");
    if (handover.manager && !may_manage(work.tx, tenant, present->partner_id, handover.manager))
      return refuse(errors::unknown_manager, "manager_id");
    const HandedOver done{present->manager_id, handover.manager};
    if (!done.changed()) return done;
    if (handover.expected && *handover.expected != present->manager_id)
      return refuse(errors::manager_changed, "customer_id");
    if (!customers::change_manager(work.tx, tenant, handover.customer, done.before, done.after)) continue;
    follow(work, tenant, handover.customer, done.after);
    PC_CHECK(work.announcer.announce(
        work.tx, tenant,
        {events::manager_changed, handover.customer.value, payload_of(handover.customer, done)}, work.now));
    return done;
  }
  return refuse(errors::manager_changed, "customer_id");
}

}  // namespace

Result<HandedOver> assign(work::Work& work, TenantId tenant, const Handover& handover) {
  ensure(static_cast<bool>(handover.manager), "somebody is assigned");
  return change(work, tenant, handover);
}

Result<HandedOver> take_back(work::Work& work, TenantId tenant, customers::CustomerId customer,
                             std::optional<access::PersonId> expected) {
  return change(work, tenant, {customer, access::PersonId(), expected});
}

}  // namespace pc::account_managers
