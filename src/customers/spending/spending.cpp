#include "spending.hpp"

#include <utility>

namespace pc::customers {
namespace {

const db::Statement add_to_day{
    "customers.add_to_day",
    "INSERT INTO customer_daily (tenant_id, customer_id, day, consumed_day, partner_id, charged) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, customer_id, day, consumed_day, partner_id) "
    "DO UPDATE SET charged = customer_daily.charged + excluded.charged"};

const db::Statement add_to_month{"customers.add_to_month",
                                 "INSERT INTO customer_month (tenant_id, customer_id, cycle, partner_id, "
                                 "charged) VALUES ($1, $2, $3, $4, $5) "
                                 "ON CONFLICT (tenant_id, customer_id, cycle, partner_id) DO UPDATE SET "
                                 "charged = customer_month.charged + excluded.charged"};

// No more than are fetched and sorted.
const db::Statement count_spent{"customers.count_spent",
                                "SELECT COUNT(*) FROM (SELECT customer_id FROM customer_month WHERE "
                                "tenant_id = $1 AND partner_id = $2 AND "
                                "cycle = $3 AND charged >= $4 LIMIT 10001) found"};
const db::Statement sum_month{"customers.sum_month",
                              "SELECT COALESCE(CAST(SUM(charged) AS BIGINT), 0) FROM customer_month WHERE "
                              "tenant_id = $1 AND customer_id = $2 AND cycle = $3"};
constexpr std::int64_t k_few = 10'000;

}  // namespace

bool few_spent(db::Reader& reader, TenantId tenant, partners::PartnerId partner, BillCycle month,
               Money least) {
  const auto row =
      reader.one(count_spent, {tenant.value, partner.value, std::int64_t{month.number}, least.in_fen()});
  return row.integer(0) <= k_few;
}

Money spent_in(db::Reader& reader, TenantId tenant, CustomerId customer, BillCycle month) {
  const auto row = reader.one(sum_month, {tenant.value, customer.value, std::int64_t{month.number}});
  return Money::fen(row.integer(0));
}

void Spending::add(CustomerId customer, partners::PartnerId partner, const SpentOn& on, Money charged) {
  days_[{customer, on.day, on.consumed, partner}] += charged;
}

void Spending::write(db::Transaction& tx, TenantId tenant) const {
  std::map<std::tuple<CustomerId, BillCycle, partners::PartnerId>, Money> months;
  std::vector<db::Params> rows;
  for (const auto& [key, charged] : days_) {
    const auto& [customer, day, consumed, partner] = key;
    rows.push_back({tenant.value, customer.value, std::int64_t{day.number}, std::int64_t{consumed.number},
                    partner.value, charged.in_fen()});
    months[{customer, BillCycle::of(day), partner}] += charged;
  }
  if (rows.empty()) return;
  tx.change_each(add_to_day, rows);
  rows.clear();
  for (const auto& [key, charged] : months) {
    const auto& [customer, cycle, partner] = key;
    rows.push_back(
        {tenant.value, customer.value, std::int64_t{cycle.number}, partner.value, charged.in_fen()});
  }
  tx.change_each(add_to_month, rows);
}

}  // namespace pc::customers
