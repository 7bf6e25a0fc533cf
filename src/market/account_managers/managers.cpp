#include "managers.hpp"

#include "store.hpp"

namespace pc::account_managers {
namespace {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct Looked {
  Instant from_at, to_at;
  access::PersonId manager_id;
  std::string display_name, assigned_by, ended_by;
};
const db::Sql<OfCustomer, Looked> select_history{
    "account_managers.manager_history",
    "SELECT m.from_at, m.to_at, m.manager_id, COALESCE(p.display_name, '') AS display_name, m.assigned_by, "
    "m.ended_by "
    "FROM manager_period m LEFT JOIN person p ON p.tenant_id = m.tenant_id AND p.person_id = m.manager_id "
    "WHERE m.tenant_id = :tenant_id AND m.customer_id = :customer_id ORDER BY m.from_at DESC"};

struct OnePerson {
  TenantId tenant_id;
  access::PersonId person_id;
};
struct Called {
  std::string display_name, account_name, user_name;
};
const db::Sql<OnePerson, Called> select_name{"account_managers.manager",
                                             "SELECT display_name, account_name, user_name FROM person "
                                             "WHERE tenant_id = :tenant_id AND person_id = :person_id"};

}  // namespace

std::optional<access::PersonId> manager_at(db::Reader& reader, TenantId tenant,
                                           customers::CustomerId customer, Instant at) {
  const auto row = reader.maybe(store::select_at, {tenant, customer, at});
  if (!row) return std::nullopt;
  return row->manager_id;
}

std::vector<ManagerPeriod> history(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  std::vector<ManagerPeriod> all;
  for (const auto& row : reader.rows(select_history, {tenant, customer}))
    all.push_back(
        {Period{row.from_at, row.to_at}, row.manager_id, row.display_name, row.assigned_by, row.ended_by});
  return all;
}

std::vector<Manager> named(db::Reader& reader, TenantId tenant, std::span<const access::PersonId> ids) {
  std::vector<Manager> all(ids.size());
  std::vector<OnePerson> wanted;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!ids[i]) continue;
    wanted.push_back({tenant, ids[i]});
    places.push_back(i);
  }
  reader.each_of(select_name, wanted, [&](std::size_t place, const Called& row) {
    all[places[place]] = {ids[places[place]], row.display_name, row.account_name, row.user_name};
  });
  return all;
}

std::int64_t customers_of(db::Reader& reader, TenantId tenant, access::PersonId manager) {
  return reader.one(store::count_of_manager, {tenant, manager}).customers;
}

}  // namespace pc::account_managers
