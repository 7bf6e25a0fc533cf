#include "managers.hpp"

#include "store.hpp"

namespace pc::customers::managers {

std::optional<access::PersonId> manager_at(db::Reader& reader, TenantId tenant, CustomerId customer,
                                           Instant at) {
  const auto row = reader.maybe(store::select_at, {tenant.value, customer.value, at.micros});
  if (!row) return std::nullopt;
  return row->id<access::PersonId>(0);
}

std::vector<ManagerPeriod> history(db::Reader& reader, TenantId tenant, CustomerId customer) {
  std::vector<ManagerPeriod> all;
  for (const auto& row : reader.rows(store::select_history, {tenant.value, customer.value}))
    all.push_back({Period{row.instant(0), row.instant(1)}, row.id<access::PersonId>(2), row.text(3),
                   row.text(4), row.text(5)});
  return all;
}

std::vector<Manager> named(db::Reader& reader, TenantId tenant, std::span<const access::PersonId> ids) {
  std::vector<Manager> all(ids.size());
  std::vector<db::Params> wanted;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!ids[i]) continue;
    wanted.push_back({tenant.value, ids[i].value});
    places.push_back(i);
  }
  reader.each_of(store::select_name, wanted, [&](std::size_t place, const db::Row& row) {
    all[places[place]] = {ids[places[place]], row.text(0), row.text(1), row.text(2)};
  });
  return all;
}

std::int64_t customers_of(db::Reader& reader, TenantId tenant, access::PersonId manager) {
  return reader.one(store::count_of_manager, {tenant.value, manager.value}).integer(0);
}

}  // namespace pc::customers::managers
