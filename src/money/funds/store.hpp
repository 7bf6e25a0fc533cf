// Statements of funds.
#pragma once
#include "adjustments.hpp"
#include "platform/db/sql.hpp"
#include "record.hpp"

namespace pc::funds::store {

/// A customer as a fund transfer sees it.
struct TargetRow {
  Target target;
  std::string name;
  access::PersonId manager;  // 客户经理
};
std::optional<TargetRow> target(db::Reader& reader, TenantId tenant, customers::CustomerId customer);
/// What `target` will ask.
db::Prefetch foresee_target(TenantId tenant, customers::CustomerId customer);

struct CreditLine {
  Money limit;
  Instant expires_at = k_end_of_time;
};
std::optional<CreditLine> credit_line(db::Reader& reader, TenantId tenant, partners::PartnerId partner);

struct NewCreditLine {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  Money credit_limit;
  Instant expires_at, changed_at;
  std::string changed_by;
};
extern const db::Sql<NewCreditLine> upsert_credit_line;

struct TopUpRow {
  TenantId tenant_id;
  std::string reference;
  std::int64_t top_up_id;
  partners::PartnerId partner_id;
  Money amount;
  std::string remark, booked_by;
  Instant at;
};
extern const db::Sql<TopUpRow> insert_top_up;

struct RepaymentRow {
  TenantId tenant_id;
  std::string reference;
  std::int64_t repayment_id;
  customers::CustomerId customer_id;
  Money amount;
  std::string remark, booked_by;
  Instant at;
};
extern const db::Sql<RepaymentRow> insert_repayment;

/// A row of a bulk act that was done under the key of its request.
struct BulkKey {
  TenantId tenant_id;
  std::string request_key;
  std::int64_t target_id;
};
struct BulkDone {
  std::string request_hash;
  std::int64_t adjustment_id;  // 0: refused
  std::string refusal, field, allowed;
};
extern const db::Sql<BulkKey, BulkDone> select_bulk_row;
struct BulkRow {
  TenantId tenant_id;
  std::string request_key;
  std::int64_t target_id;
  std::string request_hash;
  std::int64_t adjustment_id;
  std::string refusal, field, allowed;
  Instant at;
};
extern const db::Sql<BulkRow> insert_bulk_row;
struct OldBulkRows {
  TenantId tenant_id;
  std::string request_key;
  std::int64_t target_id;
  Instant before;
};
extern const db::Sql<OldBulkRows, BulkKey> select_old_bulk_rows;
extern const db::Sql<BulkKey> delete_bulk_row;

struct Days {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  std::int64_t first, last;
};
struct DayCount {
  Day day;
  Operation operation;
  std::int64_t records;
};
extern const db::Sql<Days, DayCount> select_adjustment_days;
extern const db::Statement& count_adjustment;  // for a tally

std::optional<Adjustment> adjustment(db::Reader& reader, TenantId tenant, std::int64_t id);
/// Refuses an order that there is not.
Result<std::vector<Adjustment>> adjustments(db::Reader& reader, const AdjustmentFilter& filter);
/// All that match, whatever the filter's page, as lines of a file.
Result<Done> write_adjustments(const work::View& view, const AdjustmentFilter& filter,
                               const lists::CsvExport::Write& write);
/// Counts no further than `most`.
std::int64_t count(db::Reader& reader, const AdjustmentFilter& filter, std::int64_t most);

void append_adjustment(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, AdjustmentId id,
                       const Adjustment& adjustment);

}  // namespace pc::funds::store
