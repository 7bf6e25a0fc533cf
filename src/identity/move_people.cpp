// People of a customer follow it to another tenant.
#include "parts.hpp"

namespace pc::identity {
namespace {

const db::Statement select_people{
    "identity.people_of_customer",
    "SELECT person_id, account_name, user_name FROM person WHERE tenant_id = $1 AND customer_id = $2"};
const db::Statement update_person{
    "identity.move_person",
    "UPDATE person SET tenant_id = $3, partner_id = $4 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_settings{
    "identity.move_settings",
    "UPDATE table_setting SET tenant_id = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_name{
    "identity.move_name",
    "UPDATE sign_in_name SET tenant_id = $3 WHERE account_name = $1 AND user_name = $2"};
const db::Statement update_keys{
    "identity.move_keys", "UPDATE access_key SET tenant_id = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement delete_sessions{"identity.delete_sessions_of_moved",
                                    "DELETE FROM session WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement delete_tokens{"identity.delete_tokens_of_moved",
                                  "DELETE FROM iam_token WHERE tenant_id = $1 AND person_id = $2"};

}  // namespace

void move_customer_people(Shared& shared, db::Transaction& tx, TenantId from, std::int64_t customer,
                          TenantId to, std::int64_t partner) {
  ensure(customer != 0, "somebody's people move");
  for (const auto& row : tx.rows(select_people, {from.value, customer})) {
    const std::int64_t person = row.integer(0);
    tx.change(update_person, {from.value, person, to.value, partner});
    shared.leaving(tx).person(access::PersonId(person));
    if (from == to) continue;
    tx.change(update_settings, {from.value, person, to.value});
    tx.change(update_name, {row.text(1), row.text(2), to.value});
    tx.change(update_keys, {from.value, person, to.value});
    tx.change(delete_sessions, {from.value, person});
    tx.change(delete_tokens, {from.value, person});
  }
}

}  // namespace pc::identity
