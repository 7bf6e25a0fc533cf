#include "people.hpp"

#include "organisation/store.hpp"

namespace pc::identity {
namespace {

Colleague colleague_of(const db::Row& row) {
  Colleague one;
  one.id = row.id<access::PersonId>(0);
  one.name = row.text(1);
  one.account_name = row.text(2);
  one.user_name = row.text(3);
  one.active = row.text(4) == "active";
  one.mobile = row.text(5);
  one.email = row.text(6);
  for (const auto role : split(row.text(7), ',')) one.roles.emplace_back(role);
  return one;
}

}  // namespace

std::vector<Colleague> people_with_role(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::string_view role) {
  std::vector<Colleague> all;
  const std::string wanted = "%," + std::string(role) + ",%";
  for (const auto& row : reader.rows(store::select_colleagues, {tenant.value, partner, wanted})) {
    // In LIKE an underscore stands for any character, so the role is looked at once more.
    auto one = colleague_of(row);
    if (std::ranges::find(one.roles, role) != one.roles.end()) all.push_back(std::move(one));
  }
  return all;
}

std::optional<Colleague> colleague(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                   access::PersonId id) {
  const auto row = reader.maybe(store::select_colleague, {tenant.value, partner, id.value});
  if (!row) return std::nullopt;
  return colleague_of(*row);
}

void hold(db::Transaction& tx, TenantId tenant, access::PersonId id) {
  tx.change(store::hold_person, {tenant.value, id.value});
}

std::optional<access::PersonId> supervisor_of(db::Reader& reader, TenantId tenant, access::PersonId manager) {
  const auto row = reader.maybe(store::select_supervisor, {tenant.value, manager.value});
  if (!row) return std::nullopt;
  return row->id<access::PersonId>(0);
}

std::vector<access::PersonId> managers_of(db::Reader& reader, TenantId tenant, access::PersonId supervisor) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(store::select_managers, {tenant.value, supervisor.value}))
    all.push_back(row.id<access::PersonId>(0));
  return all;
}

std::vector<Contact> contacts(db::Reader& reader, TenantId tenant, std::int64_t partner) {
  std::vector<Contact> all;
  for (const auto& row : reader.rows(store::select_contacts, {tenant.value, partner}))
    all.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
  if (!all.empty()) return all;
  const auto row = reader.maybe(store::select_administrators, {tenant.value, partner});
  if (row) all.push_back({row->text(0), "", row->text(1), row->text(2)});
  return all;
}

}  // namespace pc::identity
