// Statements of access keys and tokens.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::credentials::store {

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};

// ---- Access keys ----

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
struct OneKey {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string access_key_id;
};
struct KeyOfPerson {
  std::string access_key_id, status, scope, remark;
  Instant created_at, expires_at, last_used_at;
  std::string sealed_secret, made_by;
};
extern const db::Sql<OfPerson, KeyOfPerson> select_keys;
extern const db::Sql<OneKey, KeyOfPerson> select_key_of;
struct KeyChange {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string access_key_id, status, remark;
};
extern const db::Sql<KeyChange> update_key;
extern const db::Sql<OneKey> delete_key;
struct ToTenant {
  TenantId tenant_id;
  access::PersonId person_id;
  TenantId to;
};
extern const db::Sql<ToTenant> move_keys;

// ---- Tokens ----

struct NewToken {
  std::string token_hash;
  TenantId tenant_id;
  access::PersonId person_id;
  Instant expires_at;
  std::int64_t acting_id = 0;
};
extern const db::Sql<NewToken> insert_token;
struct OneToken {
  std::string token_hash;
};
struct TokenRow {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant expires_at;
  std::int64_t acting_id;
};
extern const db::Sql<OneToken, TokenRow> select_token;
struct TokenOfTenant {
  TenantId tenant_id;
  std::string token_hash;
};
extern const db::Sql<TokenOfTenant> delete_token;
extern const db::Sql<OfPerson> delete_tokens;

}  // namespace pc::credentials::store
