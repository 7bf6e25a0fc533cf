// Statements of sessions and what a person sets for tables.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::sign_in::store {

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};

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
struct ToTenant {
  TenantId tenant_id;
  access::PersonId person_id;
  TenantId to;
};
extern const db::Sql<ToTenant> copy_tables;
extern const db::Sql<OfPerson> delete_tables;

}  // namespace pc::sign_in::store
