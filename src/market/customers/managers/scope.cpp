#include "scope.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::customers {

std::string team_of(const std::string& tenant) {
  return "(SELECT s.manager_id FROM supervisor_link s WHERE s.tenant_id = " + tenant +
         " AND s.supervisor_id = :team)";
}

namespace {

/// Whether at `when`, which lies between the columns `begin` and `end` of a manager's period, the manager was …
std::string in_period(const std::string& tenant, const std::string& customer, const std::string& begin,
                      const std::string& end, const std::string& when) {
  return "AND EXISTS (SELECT 1 FROM manager_period m WHERE m.tenant_id = " + tenant +
         " AND m.customer_id = " + customer + " AND m." + begin + " <= " + when + " AND m." + end + " > " +
         when + " AND m.manager_id ";
}

std::string in_periods(const std::string& tenant, const std::string& customer, const std::string& begin,
                       const std::string& end, const std::string& when) {
  const std::string held = in_period(tenant, customer, begin, end, when);
  return "[own: " + held + "= :own)] [team: " + held + "IN " + team_of(tenant) + ")] ";
}

std::string joined_period(const std::string& tenant, const std::string& customer, const std::string& begin,
                          const std::string& end, const std::string& when) {
  return "LEFT JOIN manager_period m ON m.tenant_id = " + tenant + " AND m.customer_id = " + customer +
         " AND m." + begin + " <= " + when + " AND m." + end + " > " + when + " ";
}

struct Link {
  TenantId tenant_id;
  access::PersonId manager_id;
  std::int64_t supervisor_id = 0;
};
const db::Sql<Link, managers::store::OneManager> select_link{
    "customers.team_link",
    "SELECT manager_id FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id "
    "AND supervisor_id = :supervisor_id"};

struct Within {
  TenantId tenant_id;
  CustomerId customer_id;
  Instant from, to;
  std::int64_t own = 0, team = 0;
};
struct Held {
  Instant from_at, to_at;
};
const db::Sql<Within, Held> select_in_scope{
    "customers.periods_in_scope",
    "SELECT m.from_at, m.to_at FROM manager_period m WHERE m.tenant_id = :tenant_id AND m.customer_id = "
    ":customer_id "
    "AND m.from_at < :to AND m.to_at > :from [own: AND m.manager_id = :own] [team: AND m.manager_id IN " +
        team_of("m.tenant_id") + "] ORDER BY m.from_at"};

}  // namespace

std::string managed_now(const std::string& customer) {
  return "[own: AND " + customer + ".manager_id = :own] [team: AND " + customer + ".manager_id IN " +
         team_of(customer + ".tenant_id") + "] ";
}

std::string managed_at(const std::string& tenant, const std::string& customer, const std::string& at) {
  return in_periods(tenant, customer, "from_at", "to_at", at);
}

std::string managed_on(const std::string& tenant, const std::string& customer, const std::string& day) {
  return in_periods(tenant, customer, "first_day", "end_day", day);
}

std::string join_manager_at(const std::string& tenant, const std::string& customer, const std::string& at) {
  return joined_period(tenant, customer, "from_at", "to_at", at);
}

std::string join_manager_on(const std::string& tenant, const std::string& customer, const std::string& day) {
  return joined_period(tenant, customer, "first_day", "end_day", day);
}

std::string of_manager_at(const std::string& tenant, const std::string& customer, const std::string& at,
                          const std::string& name) {
  return "[" + name + ": " + in_period(tenant, customer, "from_at", "to_at", at) + "= :" + name + ")] ";
}

std::string of_manager_on(const std::string& tenant, const std::string& customer, const std::string& day,
                          const std::string& name) {
  return "[" + name + ": " + in_period(tenant, customer, "first_day", "end_day", day) + "= :" + name + ")] ";
}

PartnerRows PartnerRows::of(const access::Principal& who) {
  const auto rows = scope_of(who);
  return {who.tenant, who.partner, rows.own, rows.team};
}

RowScope scope_of(const access::Principal& who) {
  // Somebody without an id has no rows: 0 would say "all".
  const std::int64_t person = who.person ? who.person.value : -1;
  switch (who.rows) {
    case access::Rows::all: return {};
    case access::Rows::team: return {0, person};
    case access::Rows::own: return {person, 0};
  }
  return {-1, 0};
}

bool in_scope(db::Reader& reader, TenantId tenant, access::PersonId manager, const RowScope& scope) {
  if (scope.all()) return true;
  if (!manager) return false;
  if (scope.own != 0) return manager.value == scope.own;
  return reader.maybe(select_link, {tenant, manager, scope.team}).has_value();
}

bool in_scope_at(db::Reader& reader, TenantId tenant, CustomerId customer, Instant at,
                 const RowScope& scope) {
  if (scope.all()) return true;
  const auto row = reader.maybe(managers::store::select_at, {tenant, customer, at});
  return row && in_scope(reader, tenant, row->manager_id, scope);
}

std::vector<Period> periods_in_scope(db::Reader& reader, TenantId tenant, CustomerId customer,
                                     const Period& within, const RowScope& scope) {
  if (scope.all()) return {within};
  std::vector<Period> all;
  for (const auto& row :
       reader.rows(select_in_scope, {tenant, customer, within.from, within.to, scope.own, scope.team}))
    all.push_back({std::max(row.from_at, within.from), std::min(row.to_at, within.to)});
  return all;
}

}  // namespace pc::customers
