// People of a customer follow it to another tenant.
#include "parts.hpp"

namespace pc::identity {
namespace {

using store::OfPerson;

struct OfCustomer {
  TenantId tenant_id;
  std::int64_t customer_id;
};
struct Named {
  access::PersonId person_id;
  std::string account_name, user_name;
};
const db::Sql<OfCustomer, Named> select_people{
    "identity.people_of_customer",
    "SELECT person_id, account_name, user_name FROM person WHERE tenant_id = :tenant_id AND "
    "customer_id = :customer_id"};
struct ToPartner {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t partner_id;
};
const db::Sql<ToPartner> update_partner{
    "identity.move_to_partner",
    "UPDATE person SET partner_id = :partner_id WHERE tenant_id = :tenant_id AND person_id = :person_id"};

// Rows of another tenant may lie on another node, so they are written anew.
struct ToTenant {
  TenantId tenant_id;
  access::PersonId person_id;
  TenantId to;
};
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
const db::Sql<ToPartnerOfTenant> copy_person{"identity.copy_person", copy_of_person()};
const db::Sql<ToTenant> copy_settings{
    "identity.copy_settings",
    "INSERT INTO table_setting (tenant_id, person_id, table_name, columns, page_size) SELECT :to, person_id, "
    "table_name, columns, page_size FROM table_setting WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id"};

std::string deletion(const std::string& table) {
  return "DELETE FROM " + table + " WHERE tenant_id = :tenant_id AND person_id = :person_id";
}
const db::Sql<OfPerson> delete_person{"identity.delete_moved_person", deletion("person")};
const db::Sql<OfPerson> delete_settings{"identity.delete_moved_settings", deletion("table_setting")};
const db::Sql<OfPerson> delete_sessions{"identity.delete_sessions_of_moved", deletion("session")};
const db::Sql<OfPerson> delete_tokens{"identity.delete_tokens_of_moved", deletion("iam_token")};

struct MovedName {
  std::string account_name, user_name;
  TenantId to;
  access::PersonId person_id;
};
const db::Sql<MovedName> update_name{
    "identity.move_name",
    "UPDATE sign_in_name SET tenant_id = :to WHERE account_name = :account_name AND "
    "user_name = :user_name AND person_id = :person_id"};
const db::Sql<ToTenant> update_keys{
    "identity.move_keys",
    "UPDATE access_key SET tenant_id = :to WHERE tenant_id = :tenant_id AND person_id = :person_id"};

void move_rows(db::Transaction& tx, const ToPartnerOfTenant& move) {
  const OfPerson was{move.tenant_id, move.person_id};
  tx.change(copy_person, move);
  tx.change(delete_person, was);
  tx.change(copy_settings, {move.tenant_id, move.person_id, move.to});
  tx.change(delete_settings, was);
}

}  // namespace

void move_customer_people(Shared& shared, db::Transaction& tx, TenantId from, std::int64_t customer,
                          TenantId to, std::int64_t partner) {
  ensure(customer != 0, "somebody's people move");
  for (const auto& row : tx.rows(select_people, {from, customer})) {
    const auto person = row.person_id;
    shared.leaving(tx).person(person);
    if (from == to) {
      tx.change(update_partner, {from, person, partner});
      continue;
    }
    move_rows(tx, {from, person, to, partner});
    tx.change(update_name, {comparable(row.account_name), comparable(row.user_name), to, person});
    // One of two that differ by case only.
    tx.change(update_name, {row.account_name, row.user_name, to, person});
    tx.change(update_keys, {from, person, to});
    tx.change(delete_sessions, {from, person});
    tx.change(delete_tokens, {from, person});
  }
}

}  // namespace pc::identity
