#include "daily_sums.hpp"

namespace pc::consumption {
namespace {

#define PC_SUM_KEY "tenant_id, customer_id, day, consumed_day, partner_id, association_type, product_type, product"
const db::Statement upsert_sum{
    "consumption.upsert_sum",
    "INSERT INTO consumption_daily (" PC_SUM_KEY ", charged, dropped_e11, list_fen, refund, lines) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (" PC_SUM_KEY ") DO UPDATE SET "
    "charged = consumption_daily.charged + excluded.charged, "
    "dropped_e11 = consumption_daily.dropped_e11 + excluded.dropped_e11, "
    "list_fen = consumption_daily.list_fen + excluded.list_fen, "
    "refund = consumption_daily.refund + excluded.refund, lines = consumption_daily.lines + excluded.lines"};
const db::Statement delete_empty{
    "consumption.delete_empty_sum",
    "DELETE FROM consumption_daily WHERE tenant_id = $1 AND customer_id = $2 AND day = $3 AND consumed_day = $4 "
    "AND partner_id = $5 AND association_type = $6 AND product_type = $7 AND product = $8 AND lines = 0"};

}  // namespace

DailySums::Sum& DailySums::at(const SumKey& key) {
  return sums_[{key.customer, key.on.day, key.on.consumed, key.partner, key.association, key.product_type,
                key.product}];
}

void DailySums::note(const SumKey& key, const Charged& charged, Money list_price, int sign) {
  auto& sum = at(key);
  const auto fen = charged.charged.in_fen() * sign;
  sum.charged += fen;
  sum.dropped_e11 += charged.dropped_e11 * sign;
  sum.list_fen += list_price.in_fen() * sign;
  if (charged.charged < Money()) sum.refund += fen;
  sum.lines += sign;
  spending_.add(key.customer, key.partner, key.on, Money::fen(fen));
}

void DailySums::move(const SumKey& from, const SumKey& to, const Charged& charged, Money list_price) {
  note(from, charged, list_price, -1);
  at(from).left = true;
  note(to, charged, list_price, 1);
}

void DailySums::write(db::Transaction& tx, TenantId tenant) const {
  std::vector<db::Params> rows, left;
  for (const auto& [key, s] : sums_) {
    db::Params row{tenant.value,
                   key.customer.value,
                   std::int64_t{key.day.number},
                   std::int64_t{key.consumed.number},
                   key.partner.value,
                   std::string(customers::association_text(key.association)),
                   key.product_type,
                   key.product};
    if (s.left) left.push_back(row);
    row.insert(row.end(), {s.charged, s.dropped_e11, s.list_fen, s.refund, s.lines});
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) tx.change_each(upsert_sum, rows);
  if (!left.empty()) tx.change_each(delete_empty, left);
  spending_.write(tx, tenant);
}

}  // namespace pc::consumption
