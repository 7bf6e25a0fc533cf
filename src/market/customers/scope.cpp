#include "scope.hpp"

#include "platform/db/sql.hpp"

namespace pc::customers {
namespace {

struct Link {
  TenantId tenant_id;
  access::PersonId manager_id;
  std::int64_t supervisor_id = 0;
};
struct OneManager {
  access::PersonId manager_id;
};
const db::Sql<Link, OneManager> select_link{
    "customers.team_link",
    "SELECT manager_id FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id "
    "AND supervisor_id = :supervisor_id"};

}  // namespace

std::string team_of(const std::string& tenant) {
  return "(SELECT s.manager_id FROM supervisor_link s WHERE s.tenant_id = " + tenant +
         " AND s.supervisor_id = :team)";
}

std::string managed_now(const std::string& customer) {
  return "[own: AND " + customer + ".manager_id = :own] [team: AND " + customer + ".manager_id IN " +
         team_of(customer + ".tenant_id") + "] ";
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

}  // namespace pc::customers
