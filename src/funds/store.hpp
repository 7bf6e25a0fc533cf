// Statements and row mapping of funds.
#pragma once
#include "db/db.hpp"
#include "record.hpp"

namespace pc::funds::store {

extern const db::Append adjustment;
extern const db::Statement select_target, select_credit_line, upsert_credit_line, select_top_up,
    insert_top_up, select_bulk_row, insert_bulk_row, select_old_bulk_rows, delete_bulk_row,
    select_adjustments, count_adjustments, select_adjustment, select_top_ups, count_top_ups,
    select_repayment, insert_repayment;

/// A customer as a fund transfer sees it.
struct TargetRow {
  Target target;
  std::string name;
  access::PersonId manager;  // 客户经理
};
std::optional<TargetRow> target(db::Reader& reader, TenantId tenant, customers::CustomerId customer);
/// What `target` will ask.
db::Foreseen foresee_target(TenantId tenant, customers::CustomerId customer);

struct CreditLine {
  Money limit;
  Instant expires_at = k_end_of_time;
};
std::optional<CreditLine> credit_line(db::Reader& reader, TenantId tenant, partners::PartnerId partner);

/// A line of the bank is one payment: a top-up or a repayment. Refuses funds.reference_used.
Outcome check_reference(db::Reader& reader, TenantId tenant, const std::string& reference);

/// Columns of select_adjustment and select_adjustments.
Adjustment adjustment_of(const db::Row& row);
void append_adjustment(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, AdjustmentId id,
                       std::string_view target_kind, const Adjustment& adjustment);

}  // namespace pc::funds::store
