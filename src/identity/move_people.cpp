// People of a customer follow it to another tenant.
#include "parts.hpp"

namespace pc::identity {
namespace {

const db::Statement select_people{
    "identity.people_of_customer",
    "SELECT person_id, account_name, user_name FROM person WHERE tenant_id = $1 AND customer_id = $2"};
const db::Statement update_partner{
    "identity.move_to_partner", "UPDATE person SET partner_id = $3 WHERE tenant_id = $1 AND person_id = $2"};
// Rows of another tenant may lie on another node, so they are written anew.
const db::Statement copy_person{"identity.copy_person",
                                "INSERT INTO person (tenant_id, partner_id, person_id, side, customer_id, "
                                "distributor, account_name, user_name, "
                                "display_name, password_hash, roles, language, status, failed_sign_ins, "
                                "locked_until, created_at, mobile, email, "
                                "must_change_password, last_sign_in_at, made_by) SELECT $3, $4, person_id, "
                                "side, customer_id, distributor, "
                                "account_name, user_name, display_name, password_hash, roles, language, "
                                "status, failed_sign_ins, locked_until, "
                                "created_at, mobile, email, must_change_password, last_sign_in_at, made_by "
                                "FROM person WHERE tenant_id = $1 AND "
                                "person_id = $2"};
const db::Statement delete_person{"identity.delete_moved_person",
                                  "DELETE FROM person WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement copy_settings{
    "identity.copy_settings",
    "INSERT INTO table_setting (tenant_id, person_id, table_name, columns, page_size) SELECT $3, person_id, "
    "table_name, columns, page_size FROM table_setting WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement delete_settings{"identity.delete_moved_settings",
                                    "DELETE FROM table_setting WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_name{
    "identity.move_name",
    "UPDATE sign_in_name SET tenant_id = $3 WHERE account_name = $1 AND user_name = $2 AND person_id = $4"};
const db::Statement update_keys{
    "identity.move_keys", "UPDATE access_key SET tenant_id = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement delete_sessions{"identity.delete_sessions_of_moved",
                                    "DELETE FROM session WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement delete_tokens{"identity.delete_tokens_of_moved",
                                  "DELETE FROM iam_token WHERE tenant_id = $1 AND person_id = $2"};

void move_rows(db::Transaction& tx, TenantId from, std::int64_t person, TenantId to, std::int64_t partner) {
  tx.change(copy_person, {from.value, person, to.value, partner});
  tx.change(delete_person, {from.value, person});
  tx.change(copy_settings, {from.value, person, to.value});
  tx.change(delete_settings, {from.value, person});
}

}  // namespace

void move_customer_people(Shared& shared, db::Transaction& tx, TenantId from, std::int64_t customer,
                          TenantId to, std::int64_t partner) {
  ensure(customer != 0, "somebody's people move");
  for (const auto& row : tx.rows(select_people, {from.value, customer})) {
    const std::int64_t person = row.integer(0);
    shared.leaving(tx).person(access::PersonId(person));
    if (from == to) {
      tx.change(update_partner, {from.value, person, partner});
      continue;
    }
    move_rows(tx, from, person, to, partner);
    tx.change(update_name, {comparable(row.text(1)), comparable(row.text(2)), to.value, person});
    tx.change(update_name,
              {row.text(1), row.text(2), to.value, person});  // one of two that differ by case only
    tx.change(update_keys, {from.value, person, to.value});
    tx.change(delete_sessions, {from.value, person});
    tx.change(delete_tokens, {from.value, person});
  }
}

}  // namespace pc::identity
