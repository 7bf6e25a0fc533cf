#include "colleagues.hpp"

#include <algorithm>

#include "store.hpp"
#include "words.hpp"

namespace pc::persons {
namespace {

struct Mail {
  std::string email, language;
  std::int64_t customer_id;
  std::string status;
};
const db::Sql<store::OfPerson, Mail> select_mail{
    "persons.mail_of_person",
    "SELECT email, language, customer_id, status FROM person WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id"};

Colleague colleague_of(const store::ColleagueRow& row) {
  Colleague one{.id = row.person_id,
                .name = row.display_name,
                .account_name = row.account_name,
                .user_name = row.user_name,
                .active = row.status == "active",
                .mobile = row.mobile,
                .email = row.email,
                .roles = {}};
  for (const auto role : split(row.roles, ',')) one.roles.emplace_back(role);
  return one;
}

}  // namespace

std::vector<Colleague> people_with_role(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                        std::string_view role) {
  std::vector<Colleague> all;
  const std::string wanted = "%," + std::string(role) + ",%";
  for (const auto& row : reader.rows(store::select_colleagues, {tenant, partner, wanted})) {
    // In LIKE an underscore stands for any character, so the role is looked at once more.
    auto one = colleague_of(row);
    if (std::ranges::find(one.roles, role) != one.roles.end()) all.push_back(std::move(one));
  }
  return all;
}

std::optional<Colleague> colleague(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                   access::PersonId id) {
  const auto row = reader.maybe(store::select_colleague, {tenant, partner, id});
  if (!row) return std::nullopt;
  return colleague_of(*row);
}

void hold(db::Transaction& tx, TenantId tenant, access::PersonId id) {
  tx.change(store::hold_person, {tenant, id});
}

std::optional<access::PersonId> supervisor_of(db::Reader& reader, TenantId tenant, access::PersonId manager) {
  const auto row = reader.maybe(store::select_supervisor, {tenant, manager});
  if (!row) return std::nullopt;
  return row->supervisor_id;
}

std::vector<access::PersonId> managers_of(db::Reader& reader, TenantId tenant, access::PersonId supervisor) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(store::select_managers, {tenant, supervisor}))
    all.push_back(row.manager_id);
  return all;
}

std::vector<access::PersonId> people_of_customer(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                                 std::int64_t customer) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(store::select_customers_people, {tenant, partner, customer}))
    all.push_back(row.person_id);
  return all;
}

std::optional<MailOfPerson> mail_of(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto row = reader.maybe(select_mail, {tenant, person});
  if (!row || row->status != "active") return std::nullopt;
  return MailOfPerson{row->email, language_of_text(row->language).value_or(Language::zh_CN), row->customer_id};
}

}  // namespace pc::persons
