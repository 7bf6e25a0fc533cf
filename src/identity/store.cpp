#include "store.hpp"

namespace pc::identity::store {

const db::Statement insert_person{
    "identity.insert_person",
    "INSERT INTO person (tenant_id, person_id, side, partner_id, customer_id, distributor, account_name, user_name, "
    "display_name, password_hash, roles, language, status, failed_sign_ins, locked_until, created_at, mobile, email, "
    "must_change_password, made_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'active', 0, 0, $13, $14, $15, $16, $17)"};
const db::Statement claim_name{
    "identity.claim_name",
    "INSERT INTO sign_in_name (account_name, user_name, tenant_id, person_id) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT DO NOTHING"};
const db::Statement select_name{
    "identity.name", "SELECT tenant_id, person_id FROM sign_in_name WHERE account_name = $1 AND user_name = $2"};
const db::Statement select_person{
    "identity.person",
    "SELECT tenant_id, person_id, side, partner_id, customer_id, distributor, account_name, user_name, display_name, "
    "password_hash, roles, language, status, must_change_password FROM person "
    "WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_password{"identity.update_password",
                                    "UPDATE person SET password_hash = $3, must_change_password = $4 "
                                    "WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement rehash_password{"identity.rehash_password",
                                    "UPDATE person SET password_hash = $4 WHERE tenant_id = $1 AND "
                                    "person_id = $2 AND password_hash = $3"};
const db::Statement recover_password{
    "identity.recover_password",
    "UPDATE person SET password_hash = $4, must_change_password = 0 "
    "WHERE tenant_id = $1 AND person_id = $2 AND password_hash = $3"};
const db::Statement update_signed_in{"identity.update_signed_in",
                                     "UPDATE person SET last_sign_in_at = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_language{"identity.update_language",
                                    "UPDATE person SET language = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement insert_session{
    "identity.insert_session",
    "INSERT INTO session (token_hash, tenant_id, person_id, csrf_token, rotated_at, seen_at, ends_at, began_at, "
    "remote, user_agent, acting_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const db::Statement update_acting{"identity.update_acting",
                                  "UPDATE session SET acting_id = $2 WHERE token_hash = $1"};
const db::Statement select_session{
    "identity.session",
    "SELECT tenant_id, person_id, csrf_token, rotated_at, seen_at, ends_at, began_at, acting_id "
    "FROM session WHERE token_hash = $1"};
const db::Statement select_sessions{
    "identity.sessions",
    "SELECT token_hash, began_at, seen_at, ends_at, remote, user_agent FROM session WHERE tenant_id = $1 AND "
    "person_id = $2 AND ends_at > $3 AND seen_at > $4 ORDER BY seen_at DESC LIMIT 50"};
const db::Statement delete_sessions{
    "identity.delete_sessions",
    "DELETE FROM session WHERE tenant_id = $1 AND person_id = $2 AND token_hash <> $3"};
const db::Statement delete_tokens{"identity.delete_tokens",
                                  "DELETE FROM iam_token WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_seen{"identity.update_seen", "UPDATE session SET seen_at = $2 WHERE token_hash = $1"};
const db::Statement delete_session{"identity.delete_session", "DELETE FROM session WHERE token_hash = $1"};
const db::Statement insert_key{
    "identity.insert_key",
    "INSERT INTO access_key (access_key_id, tenant_id, person_id, sealed_secret, status, created_at, scope, "
    "expires_at, remark, made_by) VALUES ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9)"};
const db::Statement select_key{
    "identity.key", "SELECT tenant_id, person_id, sealed_secret, status, scope, expires_at, last_used_at "
                    "FROM access_key WHERE access_key_id = $1"};
const db::Statement disable_keys{"identity.disable_keys",
                                 "UPDATE access_key SET status = 'disabled' WHERE tenant_id = $1 AND "
                                 "person_id = $2 AND status = 'active'"};
const db::Statement update_key_used{"identity.update_key_used",
                                    "UPDATE access_key SET last_used_at = $2 WHERE access_key_id = $1"};
const db::Statement insert_token{
    "identity.insert_token",
    "INSERT INTO iam_token (token_hash, tenant_id, person_id, expires_at) VALUES ($1, $2, $3, $4)"};
const db::Statement select_token{"identity.token",
                                 "SELECT tenant_id, person_id, expires_at FROM iam_token WHERE token_hash = $1"};
const db::Statement upsert_table{
    "identity.upsert_table",
    "INSERT INTO table_setting (tenant_id, person_id, table_name, columns, page_size) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (tenant_id, person_id, table_name) DO UPDATE SET columns = excluded.columns, "
    "page_size = excluded.page_size"};
const db::Statement count_tables{
    "identity.count_tables", "SELECT COUNT(*) FROM table_setting WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement select_table{
    "identity.table",
    "SELECT columns, page_size FROM table_setting WHERE tenant_id = $1 AND person_id = $2 AND table_name = $3"};

const db::Statement select_main_account{
    "identity.main_account",
    "SELECT person_id, display_name, account_name, mobile, email, language, must_change_password, last_sign_in_at "
    "FROM person WHERE tenant_id = $1 AND partner_id = $2 AND customer_id = $3 AND user_name = ''"};
// Taken until the transaction ends, while it has no password of its own.
const db::Statement hold_not_entered{
    "identity.hold_not_entered",
    "UPDATE person SET must_change_password = 1 WHERE tenant_id = $1 AND person_id = $2 AND must_change_password = 1"};

std::string_view side_text(access::Side side) {
  switch (side) {
    case access::Side::none: return "none";
    case access::Side::vendor: return "vendor";
    case access::Side::partner: return "partner";
    case access::Side::customer: return "customer";
  }
  return "";
}

std::string_view language_text(Language language) { return language == Language::en ? "en" : "zh-CN"; }

std::optional<Language> language_of_text(std::string_view text) {
  for (const auto language : {Language::zh_CN, Language::en})
    if (language_text(language) == text) return language;
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

namespace {

access::Side side_of_text(std::string_view text) {
  for (const auto side : {access::Side::vendor, access::Side::partner, access::Side::customer})
    if (side_text(side) == text) return side;
  return access::Side::none;
}

Person person_of(const db::Row& row) {
  Person p;
  p.principal.tenant = row.id<TenantId>(0);
  p.principal.person = row.id<access::PersonId>(1);
  p.principal.side = side_of_text(row.text(2));
  p.principal.partner = row.integer(3);
  p.principal.customer = row.integer(4);
  p.principal.distributor = row.integer(5) != 0;
  p.principal.account_name = row.text(6);
  p.user_name = row.text(7);
  p.principal.name = row.text(8);
  p.password_hash = row.text(9);
  for (const auto role : split(row.text(10), ',')) p.roles.emplace_back(role);
  p.principal.language = language_of_text(row.text(11)).value_or(Language::zh_CN);
  p.status = row.text(12);
  p.must_change_password = row.integer(13) != 0;
  return p;
}

}  // namespace

std::optional<Person> person(db::Reader& reader, TenantId tenant, access::PersonId id) {
  const auto row = reader.maybe(select_person, {tenant.value, id.value});
  if (!row) return std::nullopt;
  return person_of(*row);
}

std::optional<Person> person_by_name(db::Reader& reader, const std::string& account, const std::string& user) {
  auto row = reader.maybe(select_name, {account, user});
  if (!row) row = reader.maybe(select_name, {comparable(account), comparable(user)});
  if (!row) return std::nullopt;
  return person(reader, row->id<TenantId>(0), row->id<access::PersonId>(1));
}

}  // namespace pc::identity::store
