#include "store.hpp"

#include "customers/scope.hpp"

namespace pc::funds::store {

#define PC_ADJUSTMENT_COLUMNS                                                                                \
  "adjustment_id, operation, target_id, target_name, source, amount, arrears_settled, balance_after, memo, " \
  "scene, made_by, at, target_kind"
// $2 partner, $3 target or 0, $4 name pattern or '', $5 operation or '', $6 and $7 period, $8 id or 0, $9 and $10 whose
#define PC_ADJUSTMENT_FILTERS                                                                    \
  "FROM adjustment d WHERE tenant_id = $1 AND partner_id = $2 [3:AND target_id = $3] "           \
  "[4:AND target_name LIKE $4 ESCAPE '!'] [5:AND operation = $5] "                               \
  "[6:AND at >= $6] [7:AND at < $7] [8:AND adjustment_id = $8] "                                 \
  PC_MANAGED_AT(d.tenant_id, d.target_id, d.at, 9, 10)

const db::Append adjustment{"funds.insert_adjustment",
                            "adjustment",
                            {{"tenant_id", db::ColumnType::integer},
                             {"adjustment_id", db::ColumnType::integer},
                             {"operation", db::ColumnType::text},
                             {"partner_id", db::ColumnType::integer},
                             {"target_id", db::ColumnType::integer},
                             {"target_kind", db::ColumnType::text},
                             {"target_name", db::ColumnType::text},
                             {"source", db::ColumnType::text},
                             {"amount", db::ColumnType::integer},
                             {"arrears_settled", db::ColumnType::integer},
                             {"balance_after", db::ColumnType::integer},
                             {"memo", db::ColumnType::text},
                             {"scene", db::ColumnType::text},
                             {"made_by", db::ColumnType::text},
                             {"at", db::ColumnType::integer}}};

const db::Statement select_target{
    "funds.target",
    "SELECT c.partner_id, c.association_type, c.name, p.standing, c.manager_id FROM customer c "
    "JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "
    "WHERE c.tenant_id = $1 AND c.customer_id = $2"};

const db::Statement select_credit_line{
    "funds.credit_line",
    "SELECT credit_limit, expires_at FROM credit_line WHERE tenant_id = $1 AND partner_id = $2"};

const db::Statement upsert_credit_line{
    "funds.upsert_credit_line",
    "INSERT INTO credit_line (tenant_id, partner_id, credit_limit, expires_at, changed_at, changed_by) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET "
    "credit_limit = excluded.credit_limit, expires_at = excluded.expires_at, changed_at = excluded.changed_at, "
    "changed_by = excluded.changed_by"};

const db::Statement insert_top_up{
    "funds.insert_top_up",
    "INSERT INTO top_up (tenant_id, reference, top_up_id, partner_id, amount, remark, booked_by, at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

const db::Statement insert_repayment{
    "funds.insert_repayment",
    "INSERT INTO repayment (tenant_id, reference, repayment_id, customer_id, amount, remark, booked_by, at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

const db::Statement select_top_ups{
    "funds.top_ups",
    "SELECT top_up_id, amount, reference, remark, booked_by, at FROM top_up "
    "WHERE tenant_id = $1 AND partner_id = $2 ORDER BY at DESC, top_up_id DESC LIMIT $3 OFFSET $4"};

const db::Statement count_top_ups{"funds.count_top_ups",
                                  "SELECT COUNT(*) FROM top_up WHERE tenant_id = $1 AND partner_id = $2"};

const db::Statement select_bulk_row{
    "funds.bulk_row",
    "SELECT request_hash, adjustment_id, refusal, field, allowed FROM bulk_row "
    "WHERE tenant_id = $1 AND request_key = $2 AND target_id = $3"};

const db::Statement select_old_bulk_rows{
    "funds.old_bulk_rows_everywhere",
    "SELECT tenant_id, request_key, target_id FROM bulk_row WHERE (tenant_id, request_key, target_id) > ($1, $2, $3) "
    "AND at < $4 ORDER BY tenant_id, request_key, target_id LIMIT 1000"};

const db::Statement delete_bulk_row{
    "funds.delete_bulk_row", "DELETE FROM bulk_row WHERE tenant_id = $1 AND request_key = $2 AND target_id = $3"};

const db::Statement insert_bulk_row{
    "funds.insert_bulk_row",
    "INSERT INTO bulk_row (tenant_id, request_key, target_id, request_hash, adjustment_id, refusal, field, allowed, "
    "at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

const db::Statement select_adjustments{
    "funds.adjustments",
    "SELECT " PC_ADJUSTMENT_COLUMNS " " PC_ADJUSTMENT_FILTERS
    "ORDER BY [11=1:at,][11=2:at DESC,][11=3:amount,][11=4:amount DESC,] adjustment_id DESC LIMIT $12 OFFSET $13"};

const db::Statement select_adjustment_days{"funds.adjustment_days",
                                           "SELECT day, operation, records FROM adjustment_day WHERE "
                                           "tenant_id = $1 AND partner_id = $2 AND day >= $3 "
                                           "AND day <= $4 ORDER BY day DESC"};

const db::Statement count_adjustment{
    "funds.count_adjustment",
    "INSERT INTO adjustment_day (tenant_id, partner_id, day, operation, records, last_adjustment_id) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, partner_id, day, operation) DO UPDATE SET "
    "records = adjustment_day.records + excluded.records, last_adjustment_id = CASE WHEN "
    "excluded.last_adjustment_id > adjustment_day.last_adjustment_id THEN excluded.last_adjustment_id "
    "ELSE adjustment_day.last_adjustment_id END"};

// Counts no further than $11.
const db::Statement count_adjustments{
    "funds.count_adjustments",
    "SELECT COUNT(*) FROM (SELECT adjustment_id " PC_ADJUSTMENT_FILTERS "LIMIT $11) found"};

const db::Statement select_adjustment{
    "funds.adjustment",
    "SELECT " PC_ADJUSTMENT_COLUMNS " FROM adjustment WHERE tenant_id = $1 AND adjustment_id = $2"};

std::optional<TargetRow> target(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  const auto row = reader.maybe(select_target, {tenant.value, customer.value});
  if (!row) return std::nullopt;
  TargetRow found;
  found.target.partner = row->id<partners::PartnerId>(0);
  found.target.association = customers::association_of_text(row->text(1)).value();
  found.target.partner_status = partners::status_of_text(row->text(3)).value();
  found.name = row->text(2);
  found.manager = row->id<access::PersonId>(4);
  return found;
}

db::Foreseen foresee_target(TenantId tenant, customers::CustomerId customer) {
  return {&select_target, {tenant.value, customer.value}};
}

std::optional<CreditLine> credit_line(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  const auto row = reader.maybe(select_credit_line, {tenant.value, partner.value});
  if (!row) return std::nullopt;
  return CreditLine{Money::fen(row->integer(0)), row->instant(1)};
}

db::Params params_of(const AdjustmentFilter& f) {
  return {f.tenant.value,
          f.partner.value,
          f.target,
          f.name_pattern,
          f.operation ? std::string(operation_text(*f.operation)) : std::string(),
          f.period.from.micros,
          f.period.to.micros,
          f.id,
          f.rows.own,
          f.rows.team,
          f.sort,
          f.limit,
          f.offset};
}

std::vector<Adjustment> adjustments(db::Reader& reader, const AdjustmentFilter& filter) {
  std::vector<Adjustment> all;
  for (const auto& row : reader.rows(select_adjustments, params_of(filter)))
    all.push_back(adjustment_of(row));
  return all;
}

std::int64_t count(db::Reader& reader, const AdjustmentFilter& filter, std::int64_t most) {
  constexpr std::size_t k_filters = 10;
  db::Params params = params_of(filter);
  params.resize(k_filters);
  params.emplace_back(most);
  return reader.one(count_adjustments, params).integer(0);
}

Adjustment adjustment_of(const db::Row& row) {
  Adjustment found;
  found.operation_type = operation_of_text(row.text(1)).value();
  found.trans_id = transaction_number(found.operation_type, row.id<AdjustmentId>(0));
  found.target = row.integer(2);
  found.customer_id = std::to_string(found.target);
  found.customer_name = row.text(3);
  found.source = source_of_text(row.text(4)).value();
  found.amount = Money::fen(row.integer(5));
  found.arrears_settled = Money::fen(row.integer(6));
  found.customer_balance = Money::fen(row.integer(7));
  found.memo = row.text(8);
  found.apply_scene = row.text(9);
  found.operator_name = row.text(10);
  found.at = row.instant(11);
  found.customer_kind = row.text(12);
  return found;
}

void append_adjustment(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, AdjustmentId id,
                       const Adjustment& a) {
  tx.append(adjustment, {tenant.value, id.value, std::string(operation_text(a.operation_type)), partner.value,
                         a.target, a.customer_kind, a.customer_name, std::string(source_text(a.source)),
                         a.amount.in_fen(), a.arrears_settled.in_fen(), a.customer_balance.in_fen(), a.memo,
                         a.apply_scene, a.operator_name, a.at.micros});
  days().count(tx,
               {tenant.value, partner.value, std::int64_t{Day::of(a.at).number},
                std::string(operation_text(a.operation_type))},
               id.value);
}

}  // namespace pc::funds::store
