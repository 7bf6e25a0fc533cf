#include "scope.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::account_managers {

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
  return "[own: " + held + "= :own)] [team: " + held + "IN " + customers::team_of(tenant) + ")] ";
}

std::string joined_period(const std::string& tenant, const std::string& customer, const std::string& begin,
                          const std::string& end, const std::string& when) {
  return "LEFT JOIN manager_period m ON m.tenant_id = " + tenant + " AND m.customer_id = " + customer +
         " AND m." + begin + " <= " + when + " AND m." + end + " > " + when + " ";
}

struct Within {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant from, to;
  std::int64_t own = 0, team = 0;
};
struct Held {
  Instant from_at, to_at;
};
const db::Sql<Within, Held> select_in_scope{
    "account_managers.periods_in_scope",
    "SELECT m.from_at, m.to_at FROM manager_period m WHERE m.tenant_id = :tenant_id AND m.customer_id = "
    ":customer_id "
    "AND m.from_at < :to AND m.to_at > :from [own: AND m.manager_id = :own] [team: AND m.manager_id IN " +
        customers::team_of("m.tenant_id") + "] ORDER BY m.from_at"};

}  // namespace

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

bool in_scope_at(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Instant at,
                 const customers::RowScope& scope) {
  if (scope.all()) return true;
  const auto row = reader.maybe(store::select_at, {tenant, customer, at});
  return row && customers::in_scope(reader, tenant, row->manager_id, scope);
}

std::vector<Period> periods_in_scope(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                                     const Period& within, const customers::RowScope& scope) {
  if (scope.all()) return {within};
  std::vector<Period> all;
  for (const auto& row :
       reader.rows(select_in_scope, {tenant, customer, within.from, within.to, scope.own, scope.team}))
    all.push_back({std::max(row.from_at, within.from), std::min(row.to_at, within.to)});
  return all;
}

}  // namespace pc::account_managers
