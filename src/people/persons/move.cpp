// People of a customer follow it to another partner or tenant.
#include "callers.hpp"
#include "person.hpp"
#include "store.hpp"

namespace pc::persons {
namespace {

using store::OfPerson;

struct CustomerOnly {
  TenantId tenant_id;
  std::int64_t customer_id;
};
struct Named {
  access::PersonId person_id;
  std::string account_name, user_name;
};
const db::Sql<CustomerOnly, Named> select_people{
    "persons.people_of_customer",
    "SELECT person_id, account_name, user_name FROM person WHERE tenant_id = :tenant_id AND "
    "customer_id = :customer_id"};
struct ToPartner {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t partner_id;
};
const db::Sql<ToPartner> update_partner{
    "persons.move_to_partner",
    "UPDATE person SET partner_id = :partner_id WHERE tenant_id = :tenant_id AND person_id = :person_id"};

// Rows of another tenant may lie on another node, so they are written anew.
struct ToPartnerOfTenant {
  TenantId tenant_id;
  access::PersonId person_id;
  TenantId to;
  std::int64_t partner_id;
};
std::string copy_of_person() {
  const std::string kept =
      "person_id, side, customer_id, distributor, account_name, user_name, display_name, password_hash, "
      "roles, language, status, failed_sign_ins, locked_until, created_at, mobile, email, "
      "must_change_password, last_sign_in_at, made_by";
  return "INSERT INTO person (tenant_id, partner_id, " + kept + ") SELECT :to, :partner_id, " + kept +
         " FROM person WHERE tenant_id = :tenant_id AND person_id = :person_id";
}
const db::Sql<ToPartnerOfTenant> copy_person{"persons.copy_person", copy_of_person()};
const db::Sql<OfPerson> delete_person{
    "persons.delete_moved_person",
    "DELETE FROM person WHERE tenant_id = :tenant_id AND person_id = :person_id"};
struct MovedName {
  std::string account_name, user_name;
  TenantId to;
  access::PersonId person_id;
};
const db::Sql<MovedName> update_name{
    "persons.move_name",
    "UPDATE sign_in_name SET tenant_id = :to WHERE account_name = :account_name AND "
    "user_name = :user_name AND person_id = :person_id"};

}  // namespace

std::vector<OfCustomer> all_of_customer(db::Reader& reader, TenantId tenant, std::int64_t customer) {
  ensure(customer != 0, "somebody's people");
  std::vector<OfCustomer> all;
  for (const auto& row : reader.rows(select_people, {tenant, customer}))
    all.push_back({row.person_id, row.account_name, row.user_name});
  return all;
}

void set_partner(db::Transaction& tx, TenantId tenant, access::PersonId id, std::int64_t partner) {
  tx.change(update_partner, {tenant, id, partner});
  forget(tx, id);
}

void move(db::Transaction& tx, TenantId from, const OfCustomer& person, TenantId to, std::int64_t partner) {
  tx.change(copy_person, {from, person.id, to, partner});
  tx.change(delete_person, {from, person.id});
  tx.change(update_name, {comparable(person.account_name), comparable(person.user_name), to, person.id});
  // One of two that differ by case only.
  tx.change(update_name, {person.account_name, person.user_name, to, person.id});
  forget(tx, person.id);
}

}  // namespace pc::persons
