// Statements and row mapping of funds.
#pragma once
#include "adjustments.hpp"
#include "db/db.hpp"
#include "record.hpp"

namespace pc::funds::store {

extern const db::Append adjustment;
extern const db::Statement select_target, select_credit_line, upsert_credit_line, insert_top_up,
    select_bulk_row, insert_bulk_row, select_old_bulk_rows, delete_bulk_row, select_adjustments,
    count_adjustments, select_adjustment, select_adjustment_days, count_adjustment, select_top_ups,
    count_top_ups, insert_repayment;

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

/// Parameters of select_adjustments; those of count_adjustments are the first ten and a limit.
db::Params params_of(const AdjustmentFilter& filter);
std::vector<Adjustment> adjustments(db::Reader& reader, const AdjustmentFilter& filter);
/// Counts no further than `most`.
std::int64_t count(db::Reader& reader, const AdjustmentFilter& filter, std::int64_t most);

/// Columns of select_adjustment and select_adjustments.
Adjustment adjustment_of(const db::Row& row);
void append_adjustment(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, AdjustmentId id,
                       const Adjustment& adjustment);

}  // namespace pc::funds::store
