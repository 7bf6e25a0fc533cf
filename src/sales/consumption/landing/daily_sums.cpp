#include "daily_sums.hpp"

#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

struct Key {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Day day, consumed_day;
  partners::PartnerId partner_id;
  customers::Association association_type;
  std::string product_type, product;
};
struct Added {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Day day, consumed_day;
  partners::PartnerId partner_id;
  customers::Association association_type;
  std::string product_type, product;
  std::int64_t charged = 0, dropped_e11 = 0, list_fen = 0, refund = 0, lines = 0;
};
const db::Sql<Added> upsert_sum{"consumption.upsert_sum",
                                db::insert_into<Added>("consumption_daily") + " ON CONFLICT (" +
                                    db::columns<Key>() +
                                    ") DO UPDATE SET charged = consumption_daily.charged + excluded.charged, "
                                    "dropped_e11 = consumption_daily.dropped_e11 + excluded.dropped_e11, "
                                    "list_fen = consumption_daily.list_fen + excluded.list_fen, "
                                    "refund = consumption_daily.refund + excluded.refund, lines = "
                                    "consumption_daily.lines + excluded.lines"};
const db::Sql<Key> delete_empty{
    "consumption.delete_empty_sum",
    "DELETE FROM consumption_daily WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND day = "
    ":day "
    "AND consumed_day = :consumed_day AND partner_id = :partner_id AND association_type = :association_type "
    "AND product_type = :product_type AND product = :product AND lines = 0"};

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
  std::vector<Added> rows;
  std::vector<Key> left;
  for (const auto& [at, s] : sums_) {
    if (s.left)
      left.push_back({tenant, at.customer, at.day, at.consumed, at.partner, at.association, at.product_type,
                      at.product});
    rows.push_back({tenant, at.customer, at.day, at.consumed, at.partner, at.association, at.product_type,
                    at.product, s.charged, s.dropped_e11, s.list_fen, s.refund, s.lines});
  }
  if (!rows.empty()) tx.change_each(upsert_sum, rows);
  if (!left.empty()) tx.change_each(delete_empty, left);
  spending_.write(tx, tenant);
}

}  // namespace pc::consumption
