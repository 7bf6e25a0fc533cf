#include "store.hpp"

namespace pc::approvals {

std::span<const StateName> names(State) {
  static constexpr StateName all[] = {{State::pending, "pending"},
                                      {State::approved, "approved"},
                                      {State::rejected, "rejected"},
                                      {State::expired, "expired"},
                                      {State::withdrawn, "withdrawn"}};
  return all;
}

namespace store {

const db::Sql<OfPartner, Threshold> select_threshold{
    "approvals.threshold",
    "SELECT threshold FROM approval_setting WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<NewThreshold> upsert_threshold{
    "approvals.set_threshold", db::insert_into<NewThreshold>("approval_setting") +
                                   " ON CONFLICT (tenant_id, partner_id) DO UPDATE SET threshold = "
                                   "excluded.threshold, changed_by = excluded.changed_by, changed_at = "
                                   "excluded.changed_at"};

const db::Sql<DayOfSubject, Amount> select_sum{"approvals.sum",
                                               "SELECT amount FROM approval_sum WHERE tenant_id = :tenant_id "
                                               "AND partner_id = :partner_id AND kind = :kind AND "
                                               "subject_id = :subject_id AND day = :day"};
const db::Sql<MoreOfSubject> add_sum{
    "approvals.add_sum",
    db::insert_into<MoreOfSubject>("approval_sum") +
        " ON CONFLICT (tenant_id, partner_id, kind, subject_id) DO UPDATE SET amount = excluded.amount + "
        "CASE WHEN approval_sum.day = excluded.day THEN approval_sum.amount ELSE 0 END, day = excluded.day"};

const db::Sql<RequestRow> insert_request{"approvals.insert", db::insert_into<RequestRow>("approval_request")};
const db::Sql<OneRequest, RequestRow> select_request{
    "approvals.one", "SELECT " + db::columns<RequestRow>() +
                         " FROM approval_request WHERE tenant_id = :tenant_id AND request_id = :request_id"};
const db::Sql<Same, RequestRow> select_same{
    "approvals.same",
    "SELECT " + db::columns<RequestRow>() +
        " FROM approval_request WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND state = "
        "'pending' AND "
        "asked_by = :asked_by AND kind = :kind AND payload = :payload AND expires_at > :now "
        "ORDER BY request_id LIMIT 1"};
const db::Sql<Decision> decide_request{
    "approvals.decide",
    "UPDATE approval_request SET state = :state, decided_by = :decided_by, decided_by_name = "
    ":decided_by_name, "
    "reason = :reason, decided_at = :decided_at "
    "WHERE tenant_id = :tenant_id AND request_id = :request_id AND state = 'pending'"};
const db::Sql<ResultOf> set_result{
    "approvals.set_result",
    "UPDATE approval_request SET result = :result WHERE tenant_id = :tenant_id AND request_id = :request_id"};
const db::Sql<OfOthers, KindCount> select_pending_kinds{
    "approvals.pending_kinds",
    "SELECT kind, COUNT(*) AS found FROM approval_request WHERE tenant_id = :tenant_id AND partner_id = "
    ":partner_id "
    "AND state = 'pending' AND asked_by <> :person_id AND expires_at > :now GROUP BY kind"};
const db::Sql<Until, OneRequest> select_expired{
    "approvals.expired_everywhere",
    "SELECT tenant_id, request_id FROM approval_request WHERE state = 'pending' AND expires_at <= :now "
    "ORDER BY tenant_id, request_id LIMIT 500"};

Request request_of(const RequestRow& row) {
  return {.tenant = row.tenant_id,
          .id = row.request_id,
          .partner = row.partner_id,
          .kind = row.kind,
          .subject = row.subject_id,
          .subject_name = row.subject_name,
          .amount = row.amount,
          .memo = row.memo,
          .payload = row.payload,
          .scene = row.scene,
          .holds = row.holds,
          .asked_by = row.asked_by,
          .asked_by_name = row.asked_by_name,
          .state = row.state,
          .decided_by = row.decided_by,
          .decided_by_name = row.decided_by_name,
          .reason = row.reason,
          .result = row.result,
          .created_at = row.created_at,
          .expires_at = row.expires_at,
          .decided_at = row.decided_at};
}

}  // namespace store
}  // namespace pc::approvals
