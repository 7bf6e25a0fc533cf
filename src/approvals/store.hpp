// Statements and row mapping of approvals.
#pragma once
#include "approvals/request.hpp"
#include "db/db.hpp"

namespace pc::approvals::store {

extern const db::Statement select_threshold, upsert_threshold, insert_request, select_request,
    select_requests, count_requests, select_same, decide_request, set_result, select_pending_kinds,
    select_expired, select_sum, add_sum;

Request request_of(TenantId tenant, const db::Row& row);

}  // namespace pc::approvals::store
