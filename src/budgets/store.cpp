#include "store.hpp"

#include "customers/scope.hpp"

namespace pc::budgets::store {

#define PC_BUDGET_COLUMNS                                                                               \
  "tenant_id, customer_id, partner_id, kind, amount, when_used_up, thaws, since_day, used, told, acted, " \
  "set_by, set_at, counted_at"

const db::Statement select_one{"budgets.one", "SELECT " PC_BUDGET_COLUMNS
                                              " FROM budget WHERE tenant_id = $1 AND customer_id = $2"};
const db::Statement select_page{
    "budgets.page_everywhere",
    "SELECT " PC_BUDGET_COLUMNS
    " FROM budget WHERE tenant_id > $1 OR (tenant_id = $1 AND customer_id > $2) "
    "ORDER BY tenant_id, customer_id LIMIT $3"};
const db::Statement select_any{"budgets.any_everywhere", "SELECT customer_id FROM budget LIMIT 1"};

const db::Statement upsert{
    "budgets.put",
    "INSERT INTO budget (" PC_BUDGET_COLUMNS
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
    "ON CONFLICT (tenant_id, customer_id) DO UPDATE SET partner_id = excluded.partner_id, kind = excluded.kind, "
    "amount = excluded.amount, when_used_up = excluded.when_used_up, thaws = excluded.thaws, "
    "since_day = excluded.since_day, used = excluded.used, told = excluded.told, acted = excluded.acted, "
    "set_by = excluded.set_by, set_at = excluded.set_at, counted_at = excluded.counted_at"};

const db::Statement move_on{
    "budgets.move_on",
    "UPDATE budget SET since_day = $3, used = $4, told = $5, acted = $6, counted_at = $7 WHERE tenant_id = $1 AND "
    "customer_id = $2 AND set_at = $8 AND counted_at = $9"};

const db::Statement delete_one{"budgets.remove", "DELETE FROM budget WHERE tenant_id = $1 AND customer_id = $2"};

const db::Statement delete_seen{"budgets.remove_seen",
                                "DELETE FROM budget WHERE tenant_id = $1 AND customer_id = $2 AND set_at = $3"};

const db::Statement insert_record{
    "budgets.insert_record",
    "INSERT INTO budget_record (tenant_id, record_id, customer_id, partner_id, customer_name, action, kind, amount, "
    "when_used_up, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};

const db::Statement count_nearly{
    "budgets.count_nearly_used",
    "SELECT COUNT(*) FROM budget b JOIN customer c ON c.tenant_id = b.tenant_id AND c.customer_id = b.customer_id "
    "WHERE b.tenant_id = $1 AND b.partner_id = $2 AND b.used >= b.amount - b.amount / 4 " PC_MANAGED_NOW(c, 3, 4)};

const db::Statement select_quota{"budgets.quota",
                                 "SELECT amount FROM budget_quota WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement sum_granted{
    "budgets.sum_granted",
    "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM budget WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement take_quota{
    "budgets.take_quota",
    "UPDATE budget_quota SET version = version + 1 WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement upsert_quota{
    "budgets.set_quota",
    "INSERT INTO budget_quota (tenant_id, partner_id, amount, version, changed_by, changed_at) VALUES ($1, $2, $3, 1, "
    "$4, $5) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET amount = excluded.amount, changed_by = "
    "excluded.changed_by, changed_at = excluded.changed_at"};
const db::Statement delete_quota{"budgets.remove_quota",
                                 "DELETE FROM budget_quota WHERE tenant_id = $1 AND partner_id = $2"};

Kept kept_of(const db::Row& row) {
  Kept kept;
  kept.tenant = row.id<TenantId>(0);
  kept.customer = row.id<customers::CustomerId>(1);
  kept.partner = row.id<partners::PartnerId>(2);
  kept.budget.kind = kind_of_text(row.text(3)).value();
  kept.budget.amount = Money::fen(row.integer(4));
  kept.budget.when_used_up = when_used_up_of_text(row.text(5)).value();
  kept.budget.thaws = row.integer(6) != 0;
  kept.budget.since = Day{static_cast<std::int32_t>(row.integer(7))};
  kept.budget.used = Money::fen(row.integer(8));
  kept.budget.told = static_cast<int>(row.integer(9));
  kept.budget.acted = row.integer(10) != 0;
  kept.set_by = row.text(11);
  kept.set_at = row.instant(12);
  kept.counted_at = row.instant(13);
  return kept;
}

std::string_view action_text(Action action) { return action == Action::setting ? "setting" : "removal"; }

void add_record(db::Transaction& tx, const Kept& kept, const Record& record) {
  tx.change(insert_record,
            {kept.tenant.value, record.id, kept.customer.value, kept.partner.value, record.customer_name,
             std::string(action_text(record.action)), std::string(kind_text(kept.budget.kind)),
             kept.budget.amount.in_fen(), std::string(when_used_up_text(kept.budget.when_used_up)), record.by,
             record.at.micros});
}

void put(db::Transaction& tx, const Kept& kept) {
  const Budget& b = kept.budget;
  tx.change(upsert, {kept.tenant.value, kept.customer.value, kept.partner.value, std::string(kind_text(b.kind)),
                     b.amount.in_fen(), std::string(when_used_up_text(b.when_used_up)), std::int64_t{b.thaws},
                     std::int64_t{b.since.number}, b.used.in_fen(), std::int64_t{b.told}, std::int64_t{b.acted},
                     kept.set_by, kept.set_at.micros, kept.counted_at.micros});
}

bool update(db::Transaction& tx, const Kept& before, const Budget& after, Instant now) {
  return tx.change(move_on, {before.tenant.value, before.customer.value, std::int64_t{after.since.number},
                             after.used.in_fen(), std::int64_t{after.told}, std::int64_t{after.acted}, now.micros,
                             before.set_at.micros, before.counted_at.micros}) == 1;
}

}  // namespace pc::budgets::store
