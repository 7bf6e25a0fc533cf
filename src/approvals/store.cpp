#include "store.hpp"

namespace pc::approvals::store {

#define PC_REQUEST_COLUMNS                                                                                  \
  "request_id, partner_id, kind, subject_id, subject_name, amount, memo, payload, holds, asked_by, asked_by_name, " \
  "scene, state, decided_by, decided_by_name, reason, result, created_at, expires_at, decided_at"

const db::Statement select_threshold{
    "approvals.threshold", "SELECT threshold FROM approval_setting WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement upsert_threshold{
    "approvals.set_threshold",
    "INSERT INTO approval_setting (tenant_id, partner_id, threshold, changed_by, changed_at) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET threshold = excluded.threshold, "
    "changed_by = excluded.changed_by, changed_at = excluded.changed_at"};

const db::Statement select_sum{"approvals.sum",
                               "SELECT amount FROM approval_sum WHERE tenant_id = $1 AND partner_id = $2 AND "
                               "kind = $3 AND subject_id = $4 AND day = $5"};
const db::Statement add_sum{
    "approvals.add_sum",
    "INSERT INTO approval_sum (tenant_id, partner_id, kind, subject_id, day, amount) VALUES ($1, $2, $3, $4, "
    "$5, $6) "
    "ON CONFLICT (tenant_id, partner_id, kind, subject_id) DO UPDATE SET amount = excluded.amount + "
    "CASE WHEN approval_sum.day = excluded.day THEN approval_sum.amount ELSE 0 END, day = excluded.day"};

const db::Statement insert_request{
    "approvals.insert",
    "INSERT INTO approval_request (tenant_id, request_id, partner_id, kind, subject_id, subject_name, amount, memo, "
    "payload, holds, asked_by, asked_by_name, scene, state, decided_by, decided_by_name, reason, result, created_at, "
    "expires_at, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'pending', 0, '', '', '', "
    "$14, $15, 0)"};
const db::Statement select_request{
    "approvals.one",
    "SELECT " PC_REQUEST_COLUMNS " FROM approval_request WHERE tenant_id = $1 AND request_id = $2"};
const db::Statement select_requests{
    "approvals.page", "SELECT " PC_REQUEST_COLUMNS
                      " FROM approval_request WHERE tenant_id = $1 AND partner_id = $2 "
                      "[3: AND state = $3] [4: AND kind = $4] [5: AND subject_name LIKE $5 ESCAPE '!'] "
                      "ORDER BY created_at DESC, request_id DESC LIMIT $6 OFFSET $7"};
const db::Statement count_requests{
    "approvals.count",
    "SELECT COUNT(*) FROM approval_request WHERE tenant_id = $1 AND partner_id = $2 "
    "[3: AND state = $3] [4: AND kind = $4] [5: AND subject_name LIKE $5 ESCAPE '!']"};
const db::Statement select_same{
    "approvals.same",
    "SELECT " PC_REQUEST_COLUMNS " FROM approval_request WHERE tenant_id = $1 AND partner_id = $2 AND"
    " state = 'pending' "
    "AND asked_by = $3 AND kind = $4 AND payload = $5 AND expires_at > $6 ORDER BY request_id LIMIT 1"};
const db::Statement decide_request{
    "approvals.decide",
    "UPDATE approval_request SET state = $3, decided_by = $4, decided_by_name = $5, reason = $6, decided_at = $7 "
    "WHERE tenant_id = $1 AND request_id = $2 AND state = 'pending'"};
const db::Statement set_result{
    "approvals.set_result", "UPDATE approval_request SET result = $3 WHERE tenant_id = $1 AND request_id = $2"};
const db::Statement select_pending_kinds{
    "approvals.pending_kinds",
    "SELECT kind, COUNT(*) FROM approval_request WHERE tenant_id = $1 AND partner_id = $2 AND state = 'pending' AND "
    "asked_by <> $3 AND expires_at > $4 GROUP BY kind"};
const db::Statement select_expired{
    "approvals.expired_everywhere",
    "SELECT tenant_id, request_id FROM approval_request WHERE state = 'pending' AND expires_at <= $1 "
    "ORDER BY tenant_id, request_id LIMIT 500"};

Request request_of(TenantId tenant, const db::Row& row) {
  Request r;
  r.tenant = tenant;
  r.id = row.id<RequestId>(0);
  r.partner = row.integer(1);
  r.kind = row.text(2);
  r.subject = row.integer(3);
  r.subject_name = row.text(4);
  r.amount = Money::fen(row.integer(5));
  r.memo = row.text(6);
  r.payload = row.text(7);
  r.holds = row.text(8);
  r.asked_by = row.id<access::PersonId>(9);
  r.asked_by_name = row.text(10);
  r.scene = row.text(11);
  const auto state = state_of_text(row.text(12));
  ensure(state.has_value(), "a stored request has a known state");
  r.state = *state;
  r.decided_by = row.id<access::PersonId>(13);
  r.decided_by_name = row.text(14);
  r.reason = row.text(15);
  r.result = row.text(16);
  r.created_at = row.instant(17);
  r.expires_at = row.instant(18);
  r.decided_at = row.instant(19);
  return r;
}

}  // namespace pc::approvals::store
