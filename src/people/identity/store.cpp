#include "store.hpp"

namespace pc::identity::store {

namespace {

const std::string k_one_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

struct PersonRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string side;
  std::int64_t partner_id, customer_id;
  bool distributor;
  std::string account_name, user_name, display_name, password_hash, roles, language, status;
  bool must_change_password;
};
const db::Sql<OfPerson, PersonRow> select_person{
    "identity.person", "SELECT " + db::columns<PersonRow>() + " FROM person" + k_one_person};

}  // namespace

const db::Sql<NewPersonRow> insert_person{"identity.insert_person", db::insert_into<NewPersonRow>("person")};
const db::Sql<ClaimedName> claim_name{
    "identity.claim_name", db::insert_into<ClaimedName>("sign_in_name") + " ON CONFLICT DO NOTHING"};
const db::Sql<SignInNames, OfPerson> select_name{
    "identity.name",
    "SELECT tenant_id, person_id FROM sign_in_name WHERE account_name = :account_name AND "
    "user_name = :user_name"};
const db::Sql<NewHash> update_password{
    "identity.update_password",
    "UPDATE person SET password_hash = :password_hash, must_change_password = :must_change_password" +
        k_one_person};
const db::Sql<ReplacedHash> rehash_password{
    "identity.rehash_password",
    "UPDATE person SET password_hash = :password_hash" + k_one_person + " AND password_hash = :was"};
const db::Sql<ReplacedHash> recover_password{
    "identity.recover_password",
    "UPDATE person SET password_hash = :password_hash, must_change_password = 0" + k_one_person +
        " AND password_hash = :was"};
const db::Sql<SignedInAt> update_signed_in{"identity.update_signed_in",
                                           "UPDATE person SET last_sign_in_at = :now" + k_one_person};
const db::Sql<LanguageOf> update_language{"identity.update_language",
                                          "UPDATE person SET language = :language" + k_one_person};
const db::Sql<OfOwner, MainAccountRow> select_main_account{
    "identity.main_account", "SELECT " + db::columns<MainAccountRow>() +
                                 " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
                                 "customer_id = :customer_id AND user_name = ''"};
const db::Sql<OfPerson> hold_not_entered{
    "identity.hold_not_entered",
    "UPDATE person SET must_change_password = 1" + k_one_person + " AND must_change_password = 1"};

const db::Sql<NewSession> insert_session{"identity.insert_session", db::insert_into<NewSession>("session")};
const db::Sql<ActingOf> update_acting{
    "identity.update_acting", "UPDATE session SET acting_id = :acting_id WHERE token_hash = :token_hash"};
const db::Sql<OneToken, SessionRow> select_session{
    "identity.session",
    "SELECT " + db::columns<SessionRow>() + " FROM session WHERE token_hash = :token_hash"};
const db::Sql<OpenSessions, OpenSession> select_sessions{
    "identity.sessions", "SELECT " + db::columns<OpenSession>() + " FROM session" + k_one_person +
                             " AND ends_at > :now AND seen_at > :idle_since ORDER BY seen_at DESC LIMIT 50"};
const db::Sql<OtherSessions> delete_sessions{
    "identity.delete_sessions", "DELETE FROM session" + k_one_person + " AND token_hash <> :but"};
const db::Sql<SeenAt> update_seen{"identity.update_seen",
                                  "UPDATE session SET seen_at = :seen_at WHERE token_hash = :token_hash"};
const db::Sql<OneToken> delete_session{"identity.delete_session",
                                       "DELETE FROM session WHERE token_hash = :token_hash"};

const db::Sql<NewKeyRow> insert_key{"identity.insert_key", db::insert_into<NewKeyRow>("access_key")};
const db::Sql<KeyNamed, KeyRow> select_key{
    "identity.key",
    "SELECT " + db::columns<KeyRow>() + " FROM access_key WHERE access_key_id = :access_key_id"};
const db::Sql<OfPerson> disable_keys{"identity.disable_keys", "UPDATE access_key SET status = 'disabled'" +
                                                                  k_one_person + " AND status = 'active'"};
const db::Sql<KeyUsed> update_key_used{
    "identity.update_key_used",
    "UPDATE access_key SET last_used_at = :last_used_at WHERE access_key_id = :access_key_id"};
const db::Sql<NewToken> insert_token{"identity.insert_token", db::insert_into<NewToken>("iam_token")};
const db::Sql<OneToken, TokenRow> select_token{
    "identity.token", "SELECT " + db::columns<TokenRow>() + " FROM iam_token WHERE token_hash = :token_hash"};
const db::Sql<OfPerson> delete_tokens{"identity.delete_tokens", "DELETE FROM iam_token" + k_one_person};

const db::Sql<NewTable> upsert_table{
    "identity.upsert_table",
    db::insert_into<NewTable>("table_setting") +
        " ON CONFLICT (tenant_id, person_id, table_name) DO UPDATE SET columns = excluded.columns, "
        "page_size = excluded.page_size"};
const db::Sql<OfPerson, TableCount> count_tables{
    "identity.count_tables", "SELECT COUNT(*) AS found FROM table_setting" + k_one_person};
const db::Sql<OneTable, TableRow> select_table{
    "identity.table",
    "SELECT columns, page_size FROM table_setting" + k_one_person + " AND table_name = :table_name"};

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

Person person_of(const PersonRow& row) {
  Person p;
  p.principal.tenant = row.tenant_id;
  p.principal.person = row.person_id;
  p.principal.side = side_of_text(row.side);
  p.principal.partner = row.partner_id;
  p.principal.customer = row.customer_id;
  p.principal.distributor = row.distributor;
  p.principal.account_name = row.account_name;
  p.user_name = row.user_name;
  p.principal.name = row.display_name;
  p.password_hash = row.password_hash;
  for (const auto role : split(row.roles, ',')) p.roles.emplace_back(role);
  p.principal.language = language_of_text(row.language).value_or(Language::zh_CN);
  p.status = row.status;
  p.must_change_password = row.must_change_password;
  return p;
}

}  // namespace

std::optional<Person> person(db::Reader& reader, TenantId tenant, access::PersonId id) {
  const auto row = reader.maybe(select_person, {tenant, id});
  if (!row) return std::nullopt;
  return person_of(*row);
}

std::optional<Person> person_by_name(db::Reader& reader, const std::string& account, const std::string& user) {
  auto row = reader.maybe(select_name, {account, user});
  if (!row) row = reader.maybe(select_name, {comparable(account), comparable(user)});
  if (!row) return std::nullopt;
  return person(reader, row->tenant_id, row->person_id);
}

}  // namespace pc::identity::store
