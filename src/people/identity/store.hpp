// Statements of people, sessions, keys and tokens.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::identity::store {

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};

// ---- People and passwords ----

struct NewPersonRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string side;
  std::int64_t partner_id, customer_id;
  bool distributor;
  std::string account_name, user_name, display_name, password_hash, roles, language;
  Instant created_at;
  std::string mobile, email;
  bool must_change_password;
  std::string made_by;
  std::string status = "active";
  std::int64_t failed_sign_ins = 0;
  Instant locked_until = {};
};
extern const db::Sql<NewPersonRow> insert_person;

struct ClaimedName {
  std::string account_name, user_name;
  TenantId tenant_id;
  access::PersonId person_id;
};
/// No row: somebody else has it.
extern const db::Sql<ClaimedName> claim_name;
struct SignInNames {
  std::string account_name, user_name;
};
extern const db::Sql<SignInNames, OfPerson> select_name;

struct NewHash {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string password_hash;
  bool must_change_password;
};
extern const db::Sql<NewHash> update_password;
struct ReplacedHash {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string was, password_hash;
};
/// No row: the password was changed meanwhile. `recover_password` is the person's own from now on.
extern const db::Sql<ReplacedHash> rehash_password, recover_password;

struct SignedInAt {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant now;
};
extern const db::Sql<SignedInAt> update_signed_in;
struct LanguageOf {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string language;
};
extern const db::Sql<LanguageOf> update_language;

struct OfOwner {
  TenantId tenant_id;
  std::int64_t partner_id, customer_id;
};
struct MainAccountRow {
  access::PersonId person_id;
  std::string display_name, account_name, mobile, email, language;
  bool must_change_password;
  Instant last_sign_in_at;
};
extern const db::Sql<OfOwner, MainAccountRow> select_main_account;
/// Taken until the transaction ends, while it has no password of its own.
extern const db::Sql<OfPerson> hold_not_entered;

// ---- Sessions ----

struct NewSession {
  std::string token_hash;
  TenantId tenant_id;
  access::PersonId person_id;
  std::string csrf_token;
  Instant rotated_at, seen_at, ends_at, began_at;
  std::string remote, user_agent;
  std::int64_t acting_id;
};
extern const db::Sql<NewSession> insert_session;
struct ActingOf {
  std::string token_hash;
  std::int64_t acting_id;
};
extern const db::Sql<ActingOf> update_acting;
struct OneToken {
  std::string token_hash;
};
struct SessionRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string csrf_token;
  Instant rotated_at, seen_at, ends_at, began_at;
  std::int64_t acting_id;
};
extern const db::Sql<OneToken, SessionRow> select_session;
struct OpenSessions {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant now, idle_since;
};
struct OpenSession {
  std::string token_hash;
  Instant began_at, seen_at, ends_at;
  std::string remote, user_agent;
};
extern const db::Sql<OpenSessions, OpenSession> select_sessions;
struct SeenAt {
  std::string token_hash;
  Instant seen_at;
};
extern const db::Sql<SeenAt> update_seen;
extern const db::Sql<OneToken> delete_session;
struct OtherSessions {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string but;  // the one that stays
};
extern const db::Sql<OtherSessions> delete_sessions;

// ---- Access keys and tokens ----

struct NewKeyRow {
  std::string access_key_id;
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret;
  Instant created_at;
  std::string scope;
  Instant expires_at;
  std::string remark, made_by;
  std::string status = "active";
};
extern const db::Sql<NewKeyRow> insert_key;
struct KeyNamed {
  std::string access_key_id;
};
struct KeyRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string sealed_secret, status, scope;
  Instant expires_at, last_used_at;
};
extern const db::Sql<KeyNamed, KeyRow> select_key;
extern const db::Sql<OfPerson> disable_keys;
struct KeyUsed {
  std::string access_key_id;
  Instant last_used_at;
};
extern const db::Sql<KeyUsed> update_key_used;

struct NewToken {
  std::string token_hash;
  TenantId tenant_id;
  access::PersonId person_id;
  Instant expires_at;
};
extern const db::Sql<NewToken> insert_token;
struct TokenRow {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant expires_at;
};
extern const db::Sql<OneToken, TokenRow> select_token;
extern const db::Sql<OfPerson> delete_tokens;

// ---- Settings of tables ----

struct NewTable {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string table_name, columns;
  std::int64_t page_size;
};
extern const db::Sql<NewTable> upsert_table;
struct TableCount {
  std::int64_t found;
};
extern const db::Sql<OfPerson, TableCount> count_tables;
struct OneTable {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string table_name;
};
struct TableRow {
  std::string columns;
  std::int64_t page_size;
};
extern const db::Sql<OneTable, TableRow> select_table;

// ---- A stored person, with what sign-in needs ----

struct Person {
  access::Principal principal;
  std::vector<std::string> roles;
  std::string user_name, password_hash, status;
  bool must_change_password = false;
};
std::optional<Person> person(db::Reader& reader, TenantId tenant, access::PersonId id);
/// In whatever case the name is typed.
std::optional<Person> person_by_name(db::Reader& reader, const std::string& account, const std::string& user);

std::string_view side_text(access::Side side);
std::string_view language_text(Language language);
std::optional<Language> language_of_text(std::string_view text);
std::string joined(const std::vector<std::string>& parts);

}  // namespace pc::identity::store
