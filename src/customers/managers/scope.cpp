#include "scope.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::customers {

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
