// Who of a partner's people holds a permission, and where a person's mail goes.
#include "identity.hpp"
#include "parts.hpp"
#include "people.hpp"

namespace pc::identity {
namespace {

const db::Statement select_partners_people{
    "identity.partners_people",
    "SELECT person_id FROM person WHERE tenant_id = $1 AND partner_id = $2 AND customer_id = 0 AND status = 'active' "
    "ORDER BY person_id LIMIT 1000"};

const db::Statement select_customers_people{
    "identity.customers_people",
    "SELECT person_id FROM person WHERE tenant_id = $1 AND partner_id = $2 AND customer_id = $3 AND status = 'active' "
    "ORDER BY person_id LIMIT 1000"};

const db::Statement select_mail{
    "identity.mail_of_person",
    "SELECT email, language, customer_id, status FROM person WHERE tenant_id = $1 AND person_id = $2"};

}  // namespace

std::vector<access::PersonId> people_of_customer(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                                 std::int64_t customer) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(select_customers_people, {tenant.value, partner, customer}))
    all.push_back(row.id<access::PersonId>(0));
  return all;
}

std::optional<MailOfPerson> mail_of(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto row = reader.maybe(select_mail, {tenant.value, person.value});
  if (!row || row->text(3) != "active") return std::nullopt;
  return MailOfPerson{row->text(0), row->text(1) == "en" ? Language::en : Language::zh_CN, row->integer(2)};
}

std::vector<access::PersonId> people_who_may(const Shared& shared, db::Reader& reader, TenantId tenant,
                                             std::int64_t partner, const access::Permission& permission) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(select_partners_people, {tenant.value, partner})) {
    const auto id = row.id<access::PersonId>(0);
    const auto who = shared.admitted(reader, store::person(reader, tenant, id));
    if (who && who->may(permission)) all.push_back(id);
  }
  return all;
}

}  // namespace pc::identity
