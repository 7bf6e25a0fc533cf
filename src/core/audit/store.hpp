// Statements of the audit log and of reveals.
#pragma once
#include "line.hpp"
#include "platform/db/sql.hpp"

namespace pc::audit::store {

extern const db::AppendOf<Line> insert_line;

struct OfTenant {
  std::int64_t tenant_id;
};
struct End {
  std::int64_t sequence;
  std::string hash;
};
extern const db::Sql<OfTenant, End> select_end;

struct After {
  std::int64_t tenant_id, after;
};
extern const db::Sql<After, Line> select_page;
/// The tenant after this one.
extern const db::Sql<OfTenant, OfTenant> next_tenant;

struct OneLine {
  std::int64_t tenant_id, sequence;
};
struct Hash {
  std::string hash;
};
extern const db::Sql<OneLine, Hash> select_hash;

struct NewReveal {
  TenantId tenant_id;
  std::string subject_kind;
  std::int64_t subject_id, reveal_id;
  Instant at;
  std::string side;
  std::int64_t person_id;
  std::string person_name;
  std::int64_t partner_id;
  std::string fields, reason;
};
extern const db::AppendOf<NewReveal> insert_reveal;

struct OfPerson {
  std::int64_t tenant_id, person_id;
};
struct Count {
  Instant since_at;
  std::int64_t reveals;
};
extern const db::Sql<OfPerson, Count> select_count;
struct NewCount {
  std::int64_t tenant_id, person_id;
  Instant since_at;
  std::int64_t reveals;
};
extern const db::Sql<NewCount> upsert_count;

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct Policy {
  bool reason_required;
  Instant changed_at;
  std::string changed_by;
};
extern const db::Sql<OfPartner, Policy> select_policy;
struct NewPolicy {
  TenantId tenant_id;
  std::int64_t partner_id;
  bool reason_required;
  Instant changed_at;
  std::string changed_by;
};
extern const db::Sql<NewPolicy> upsert_policy;

struct RevealsOf {
  TenantId tenant_id;
  std::string subject_kind;
  std::int64_t subject_id, limit, offset;
};
struct Reveal {
  std::int64_t reveal_id;
  Instant at;
  std::string side, person_name;
  std::int64_t partner_id;
  std::string fields, reason;
};
/// Newest first.
extern const db::Sql<RevealsOf, Reveal> select_reveals;

struct OfSubject {
  TenantId tenant_id;
  std::string subject_kind;
  std::int64_t subject_id;
};
struct Found {
  std::int64_t found;
};
extern const db::Sql<OfSubject, Found> count_reveals;

}  // namespace pc::audit::store
