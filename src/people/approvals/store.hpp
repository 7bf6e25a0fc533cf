// Statements of approvals.
#pragma once
#include "people/approvals/request.hpp"
#include "platform/db/sql.hpp"

namespace pc::approvals {

struct StateName {
  State value;
  const char* text;
};
std::span<const StateName> names(State);

namespace store {

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct Threshold {
  Money threshold;  // 0: none
};
extern const db::Sql<OfPartner, Threshold> select_threshold;

struct NewThreshold {
  TenantId tenant_id;
  std::int64_t partner_id;
  Money threshold;
  std::string changed_by;
  Instant changed_at;
};
extern const db::Sql<NewThreshold> upsert_threshold;

/// What was done of a kind for a subject on a day without a second person.
struct DayOfSubject {
  TenantId tenant_id;
  std::int64_t partner_id;
  std::string kind;
  std::int64_t subject_id;
  Day day;
};
struct Amount {
  Money amount;
};
extern const db::Sql<DayOfSubject, Amount> select_sum;
struct MoreOfSubject {
  TenantId tenant_id;
  std::int64_t partner_id;
  std::string kind;
  std::int64_t subject_id;
  Day day;
  Money amount;
};
extern const db::Sql<MoreOfSubject> add_sum;

struct RequestRow {
  TenantId tenant_id;
  RequestId request_id;
  std::int64_t partner_id = 0;
  std::string kind;
  std::int64_t subject_id = 0;
  std::string subject_name;
  Money amount;
  std::string memo, payload, holds;
  access::PersonId asked_by;
  std::string asked_by_name, scene;
  State state = State::pending;
  access::PersonId decided_by;
  std::string decided_by_name, reason, result;
  Instant created_at, expires_at, decided_at;
};
Request request_of(const RequestRow& row);

struct OneRequest {
  TenantId tenant_id;
  RequestId request_id;
};
extern const db::Sql<RequestRow> insert_request;
extern const db::Sql<OneRequest, RequestRow> select_request;

/// The same asked by the same person, still open.
struct Same {
  TenantId tenant_id;
  std::int64_t partner_id;
  access::PersonId asked_by;
  std::string kind, payload;
  Instant now;
};
extern const db::Sql<Same, RequestRow> select_same;

struct Decision {
  TenantId tenant_id;
  RequestId request_id;
  State state;
  access::PersonId decided_by;
  std::string decided_by_name, reason;
  Instant decided_at;
};
extern const db::Sql<Decision> decide_request;

struct ResultOf {
  TenantId tenant_id;
  RequestId request_id;
  std::string result;
};
extern const db::Sql<ResultOf> set_result;

struct OfOthers {
  TenantId tenant_id;
  std::int64_t partner_id;
  access::PersonId person_id;
  Instant now;
};
struct KindCount {
  std::string kind;
  std::int64_t found;
};
extern const db::Sql<OfOthers, KindCount> select_pending_kinds;

struct Until {
  Instant now;
};
extern const db::Sql<Until, OneRequest> select_expired;

}  // namespace store
}  // namespace pc::approvals
