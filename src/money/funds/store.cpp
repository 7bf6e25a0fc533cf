#include "store.hpp"

namespace pc::funds::store {

const db::Sql<NewCreditLine> upsert_credit_line{
    "funds.upsert_credit_line",
    db::insert_into<NewCreditLine>("credit_line") +
        " ON CONFLICT (tenant_id, partner_id) DO UPDATE SET credit_limit = excluded.credit_limit, "
        "expires_at = excluded.expires_at, changed_at = excluded.changed_at, changed_by = "
        "excluded.changed_by"};

const db::Sql<TopUpRow> insert_top_up{"funds.insert_top_up", db::insert_into<TopUpRow>("top_up")};
const db::Sql<RepaymentRow> insert_repayment{"funds.insert_repayment",
                                             db::insert_into<RepaymentRow>("repayment")};

const db::Sql<BulkKey, BulkDone> select_bulk_row{
    "funds.bulk_row", "SELECT " + db::columns<BulkDone>() +
                          " FROM bulk_row WHERE tenant_id = :tenant_id AND request_key = :request_key AND "
                          "target_id = :target_id"};
const db::Sql<OldBulkRows, BulkKey> select_old_bulk_rows{
    "funds.old_bulk_rows_everywhere",
    "SELECT tenant_id, request_key, target_id FROM bulk_row "
    "WHERE (tenant_id, request_key, target_id) > (:tenant_id, :request_key, :target_id) AND at < :before "
    "ORDER BY tenant_id, request_key, target_id LIMIT 1000"};
const db::Sql<BulkKey> delete_bulk_row{"funds.delete_bulk_row",
                                       "DELETE FROM bulk_row WHERE tenant_id = :tenant_id AND request_key = "
                                       ":request_key AND target_id = :target_id"};
const db::Sql<BulkRow> insert_bulk_row{"funds.insert_bulk_row", db::insert_into<BulkRow>("bulk_row")};

const db::Sql<Days, DayCount> select_adjustment_days{
    "funds.adjustment_days",
    "SELECT day, operation, records FROM adjustment_day WHERE tenant_id = :tenant_id AND partner_id = "
    ":partner_id AND "
    "day >= :first AND day <= :last ORDER BY day DESC"};

namespace {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct TargetColumns {
  partners::PartnerId partner_id;
  customers::Association association_type;
  std::string name;
  partners::PartnerStatus standing;
  access::PersonId manager_id;
};
const db::Sql<OfCustomer, TargetColumns> select_target{
    "funds.target",
    "SELECT c.partner_id, c.association_type, c.name, p.standing, c.manager_id FROM customer c "
    "JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "
    "WHERE c.tenant_id = :tenant_id AND c.customer_id = :customer_id"};

struct OfPartner {
  TenantId tenant_id;
  partners::PartnerId partner_id;
};
struct CreditColumns {
  Money credit_limit;
  Instant expires_at;
};
const db::Sql<OfPartner, CreditColumns> select_credit_line{
    "funds.credit_line",
    "SELECT credit_limit, expires_at FROM credit_line WHERE tenant_id = :tenant_id AND partner_id = "
    ":partner_id"};

struct CountOfDay {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  Day day;
  Operation operation;
  std::int64_t records, last_adjustment_id;
};
const db::Sql<CountOfDay> count_of_day{
    "funds.count_adjustment",
    db::insert_into<CountOfDay>("adjustment_day") +
        " ON CONFLICT (tenant_id, partner_id, day, operation) DO UPDATE SET "
        "records = adjustment_day.records + excluded.records, last_adjustment_id = CASE WHEN "
        "excluded.last_adjustment_id > adjustment_day.last_adjustment_id THEN excluded.last_adjustment_id "
        "ELSE adjustment_day.last_adjustment_id END"};

struct NewAdjustment {
  TenantId tenant_id;
  AdjustmentId adjustment_id;
  Operation operation;
  partners::PartnerId partner_id;
  std::int64_t target_id;
  std::string target_kind, target_name;
  Source source;
  Money amount, arrears_settled, balance_after;
  std::string memo, scene, made_by;
  Instant at;
};
const db::AppendOf<NewAdjustment> new_adjustment{"funds.insert_adjustment", "adjustment"};

struct AdjustmentRow {
  AdjustmentId adjustment_id;
  Operation operation;
  std::int64_t target_id;
  std::string target_name;
  Source source;
  Money amount, arrears_settled, balance_after;
  std::string memo, scene, made_by;
  Instant at;
  std::string target_kind;
};

struct OneAdjustment {
  TenantId tenant_id;
  std::int64_t adjustment_id;
};
const db::Sql<OneAdjustment, AdjustmentRow> select_adjustment{
    "funds.adjustment",
    "SELECT " + db::columns<AdjustmentRow>() +
        " FROM adjustment WHERE tenant_id = :tenant_id AND adjustment_id = :adjustment_id"};

Adjustment adjustment_of(const AdjustmentRow& row) {
  Adjustment found;
  found.id = row.adjustment_id;
  found.trans_id = transaction_number(row.operation, row.adjustment_id);
  found.operation_type = row.operation;
  found.target = row.target_id;
  found.customer_id = std::to_string(row.target_id);
  found.customer_name = row.target_name;
  found.customer_kind = row.target_kind;
  found.amount = row.amount;
  found.source = row.source;
  found.arrears_settled = row.arrears_settled;
  found.customer_balance = row.balance_after;
  found.memo = row.memo;
  found.apply_scene = row.scene;
  found.operator_name = row.made_by;
  found.at = row.at;
  return found;
}

}  // namespace

const db::Statement& count_adjustment = count_of_day;

std::optional<TargetRow> target(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  const auto row = reader.maybe(select_target, {tenant, customer});
  if (!row) return std::nullopt;
  TargetRow found;
  found.target.partner = row->partner_id;
  found.target.association = row->association_type;
  found.target.partner_status = row->standing;
  found.name = row->name;
  found.manager = row->manager_id;
  return found;
}

db::Prefetch foresee_target(TenantId tenant, customers::CustomerId customer) {
  return db::prefetch(select_target, {tenant, customer});
}

std::optional<CreditLine> credit_line(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  const auto row = reader.maybe(select_credit_line, {tenant, partner});
  if (!row) return std::nullopt;
  return CreditLine{row->credit_limit, row->expires_at};
}

std::optional<Adjustment> adjustment(db::Reader& reader, TenantId tenant, std::int64_t id) {
  const auto row = reader.maybe(select_adjustment, {tenant, id});
  if (!row) return std::nullopt;
  return adjustment_of(*row);
}

void append_adjustment(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, AdjustmentId id,
                       const Adjustment& a) {
  tx.append(new_adjustment, {.tenant_id = tenant,
                             .adjustment_id = id,
                             .operation = a.operation_type,
                             .partner_id = partner,
                             .target_id = a.target,
                             .target_kind = a.customer_kind,
                             .target_name = a.customer_name,
                             .source = a.source,
                             .amount = a.amount,
                             .arrears_settled = a.arrears_settled,
                             .balance_after = a.customer_balance,
                             .memo = a.memo,
                             .scene = a.apply_scene,
                             .made_by = a.operator_name,
                             .at = a.at});
  use<funds::Days>(tx).tally.count(tx,
                                   {tenant.value, partner.value, std::int64_t{Day::of(a.at).number},
                                    std::string(operation_text(a.operation_type))},
                                   id.value);
}

}  // namespace pc::funds::store
