#include "scope.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::customers {

std::string team_of(const std::string& tenant) {
  return "(SELECT s.manager_id FROM supervisor_link s WHERE s.tenant_id = " + tenant +
         " AND s.supervisor_id = :team)";
}

namespace {

/// Clauses for what happened at `when`, which lies between the columns `begin` and `end` of a manager's period.
std::string in_periods(const std::string& tenant, const std::string& customer, const std::string& begin,
                       const std::string& end, const std::string& when) {
  const std::string held = "AND EXISTS (SELECT 1 FROM manager_period m WHERE m.tenant_id = " + tenant +
                           " AND m.customer_id = " + customer + " AND m." + begin + " <= " + when +
                           " AND m." + end + " > " + when + " AND m.manager_id ";
  return "[own: " + held + "= :own)] [team: " + held + "IN " + team_of(tenant) + ")] ";
}

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
  return "LEFT JOIN manager_period m ON m.tenant_id = " + tenant + " AND m.customer_id = " + customer +
         " AND m.from_at <= " + at + " AND m.to_at > " + at + " ";
}

std::string of_manager_at(const std::string& tenant, const std::string& customer, const std::string& at,
                          const std::string& name) {
  return "[" + name + ": AND EXISTS (SELECT 1 FROM manager_period m WHERE m.tenant_id = " + tenant +
         " AND m.customer_id = " + customer + " AND m.from_at <= " + at + " AND m.to_at > " + at +
         " AND m.manager_id = :" + name + ")] ";
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
  return reader.maybe(managers::store::select_link, {tenant.value, manager.value, scope.team}).has_value();
}

bool in_scope_at(db::Reader& reader, TenantId tenant, CustomerId customer, Instant at,
                 const RowScope& scope) {
  if (scope.all()) return true;
  const auto row = reader.maybe(managers::store::select_at, {tenant.value, customer.value, at.micros});
  return row && in_scope(reader, tenant, row->id<access::PersonId>(0), scope);
}

std::vector<Period> periods_in_scope(db::Reader& reader, TenantId tenant, CustomerId customer,
                                     const Period& within, const RowScope& scope) {
  if (scope.all()) return {within};
  std::vector<Period> all;
  for (const auto& row : reader.rows(
           managers::store::select_in_scope,
           {tenant.value, customer.value, within.from.micros, within.to.micros, scope.own, scope.team}))
    all.push_back({std::max(row.instant(0), within.from), std::min(row.instant(1), within.to)});
  return all;
}

}  // namespace pc::customers
