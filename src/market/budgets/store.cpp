#include "store.hpp"

#include "market/account_managers/scope.hpp"

namespace pc::budgets::store {

const db::Sql<OfCustomer, BudgetRow> select_one{
    "budgets.one", "SELECT " + db::columns<BudgetRow>() +
                       " FROM budget WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

const db::Sql<After, BudgetRow> select_page{"budgets.page_everywhere",
                                            "SELECT " + db::columns<BudgetRow>() +
                                                " FROM budget WHERE tenant_id > :tenant_id OR (tenant_id = "
                                                ":tenant_id AND customer_id > :customer_id) "
                                                "ORDER BY tenant_id, customer_id LIMIT :most"};
const db::Sql<db::None, Any> select_any{"budgets.any_everywhere", "SELECT customer_id FROM budget LIMIT 1"};

const db::Sql<OfCustomer> delete_one{
    "budgets.remove", "DELETE FROM budget WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

const db::Sql<Seen> delete_seen{
    "budgets.remove_seen",
    "DELETE FROM budget WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND set_at = :set_at"};

const db::Sql<customers::PartnerRows, Counted> count_nearly{
    "budgets.count_nearly_used",
    "SELECT COUNT(*) AS found FROM budget b "
    "JOIN customer c ON c.tenant_id = b.tenant_id AND c.customer_id = b.customer_id "
    "WHERE b.tenant_id = :tenant_id AND b.partner_id = :partner_id AND b.used >= b.amount - b.amount / 4 " +
        customers::managed_now("c")};

const db::Sql<OfPartner, Amount> select_quota{
    "budgets.quota",
    "SELECT amount FROM budget_quota WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<OfPartner, Amount> sum_granted{
    "budgets.sum_granted",
    "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount FROM budget "
    "WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<OfPartner> take_quota{"budgets.take_quota",
                                    "UPDATE budget_quota SET version = version + 1 WHERE tenant_id = "
                                    ":tenant_id AND partner_id = :partner_id"};
const db::Sql<QuotaRow> upsert_quota{
    "budgets.set_quota",
    "INSERT INTO budget_quota (tenant_id, partner_id, amount, version, changed_by, changed_at) "
    "VALUES (:tenant_id, :partner_id, :amount, 1, :changed_by, :changed_at) "
    "ON CONFLICT (tenant_id, partner_id) DO UPDATE SET amount = excluded.amount, changed_by = "
    "excluded.changed_by, "
    "changed_at = excluded.changed_at"};
const db::Sql<OfPartner> delete_quota{
    "budgets.remove_quota",
    "DELETE FROM budget_quota WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};

namespace {

const db::Sql<BudgetRow> upsert{
    "budgets.put",
    db::insert_into<BudgetRow>("budget") +
        " ON CONFLICT (tenant_id, customer_id) DO UPDATE SET partner_id = excluded.partner_id, kind = "
        "excluded.kind, "
        "amount = excluded.amount, when_used_up = excluded.when_used_up, thaws = excluded.thaws, "
        "since_day = excluded.since_day, used = excluded.used, told = excluded.told, acted = excluded.acted, "
        "set_by = excluded.set_by, set_at = excluded.set_at, counted_at = excluded.counted_at"};

struct Move {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Day since_day;
  Money used;
  int told;
  bool acted;
  Instant counted_at;
  Instant set_before, counted_before;
};
const db::Sql<Move> move_on{
    "budgets.move_on",
    "UPDATE budget SET since_day = :since_day, used = :used, told = :told, acted = :acted, counted_at = "
    ":counted_at "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND set_at = :set_before AND "
    "counted_at = :counted_before"};

struct NewRecord {
  TenantId tenant_id;
  std::int64_t record_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name;
  Action action;
  BudgetKind kind;
  Money amount;
  WhenUsedUp when_used_up;
  std::string changed_by;
  Instant changed_at;
};
const db::Sql<NewRecord> insert_record{"budgets.insert_record", db::insert_into<NewRecord>("budget_record")};

}  // namespace

Kept kept_of(const BudgetRow& row) {
  return {.budget = {.kind = row.kind,
                     .amount = row.amount,
                     .when_used_up = row.when_used_up,
                     .thaws = row.thaws,
                     .since = row.since_day,
                     .used = row.used,
                     .told = row.told,
                     .acted = row.acted},
          .tenant = row.tenant_id,
          .customer = row.customer_id,
          .partner = row.partner_id,
          .set_by = row.set_by,
          .set_at = row.set_at,
          .counted_at = row.counted_at};
}

void add_record(db::Transaction& tx, const Kept& kept, const Record& record) {
  tx.change(insert_record, {.tenant_id = kept.tenant,
                            .record_id = record.id,
                            .customer_id = kept.customer,
                            .partner_id = kept.partner,
                            .customer_name = record.customer_name,
                            .action = record.action,
                            .kind = kept.budget.kind,
                            .amount = kept.budget.amount,
                            .when_used_up = kept.budget.when_used_up,
                            .changed_by = record.by,
                            .changed_at = record.at});
}

void put(db::Transaction& tx, const Kept& kept) {
  const Budget& b = kept.budget;
  tx.change(upsert, {.tenant_id = kept.tenant,
                     .customer_id = kept.customer,
                     .partner_id = kept.partner,
                     .kind = b.kind,
                     .amount = b.amount,
                     .when_used_up = b.when_used_up,
                     .thaws = b.thaws,
                     .since_day = b.since,
                     .used = b.used,
                     .told = b.told,
                     .acted = b.acted,
                     .set_by = kept.set_by,
                     .set_at = kept.set_at,
                     .counted_at = kept.counted_at});
}

bool update(db::Transaction& tx, const Kept& before, const Budget& after, Instant now) {
  return tx.change(move_on, {.tenant_id = before.tenant,
                             .customer_id = before.customer,
                             .since_day = after.since,
                             .used = after.used,
                             .told = after.told,
                             .acted = after.acted,
                             .counted_at = now,
                             .set_before = before.set_at,
                             .counted_before = before.counted_at}) == 1;
}

}  // namespace pc::budgets::store
