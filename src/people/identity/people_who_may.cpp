// Who of a partner's people holds a permission, and where a person's mail goes.
#include "identity.hpp"
#include "parts.hpp"
#include "people.hpp"

namespace pc::identity {
namespace {

struct PartnersPeople {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct PersonOnly {
  access::PersonId person_id;
};
const db::Sql<PartnersPeople, PersonOnly> select_partners_people{
    "identity.partners_people",
    "SELECT person_id FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = 0 AND status = 'active' ORDER BY person_id LIMIT 1000"};

const db::Sql<store::OfOwner, PersonOnly> select_customers_people{
    "identity.customers_people",
    "SELECT person_id FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = :customer_id AND status = 'active' ORDER BY person_id LIMIT 1000"};

struct Mail {
  std::string email, language;
  std::int64_t customer_id;
  std::string status;
};
const db::Sql<store::OfPerson, Mail> select_mail{
    "identity.mail_of_person",
    "SELECT email, language, customer_id, status FROM person WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id"};

}  // namespace

std::vector<access::PersonId> people_of_customer(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                                 std::int64_t customer) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(select_customers_people, {tenant, partner, customer}))
    all.push_back(row.person_id);
  return all;
}

std::optional<MailOfPerson> mail_of(db::Reader& reader, TenantId tenant, access::PersonId person) {
  const auto row = reader.maybe(select_mail, {tenant, person});
  if (!row || row->status != "active") return std::nullopt;
  return MailOfPerson{row->email, row->language == "en" ? Language::en : Language::zh_CN, row->customer_id};
}

std::vector<access::PersonId> people_who_may(const Shared& shared, db::Reader& reader, TenantId tenant,
                                             std::int64_t partner, const access::Permission& permission) {
  std::vector<access::PersonId> all;
  for (const auto& row : reader.rows(select_partners_people, {tenant, partner})) {
    const auto who = shared.admitted(reader, store::person(reader, tenant, row.person_id));
    if (who && who->may(permission)) all.push_back(row.person_id);
  }
  return all;
}

}  // namespace pc::identity
