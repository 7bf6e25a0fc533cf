#include "spending.hpp"

#include <utility>

namespace pc::customers {
namespace {

struct DaySum {
  TenantId tenant_id;
  CustomerId customer_id;
  Day day, consumed_day;
  partners::PartnerId partner_id;
  Money charged;
};
const db::Sql<DaySum> add_to_day{"customers.add_to_day",
                                 db::insert_into<DaySum>("customer_daily") +
                                     " ON CONFLICT (tenant_id, customer_id, day, consumed_day, partner_id) "
                                     "DO UPDATE SET charged = customer_daily.charged + excluded.charged"};

struct MonthSum {
  TenantId tenant_id;
  CustomerId customer_id;
  BillCycle cycle;
  partners::PartnerId partner_id;
  Money charged;
};
const db::Sql<MonthSum> add_to_month{
    "customers.add_to_month", db::insert_into<MonthSum>("customer_month") +
                                  " ON CONFLICT (tenant_id, customer_id, cycle, partner_id) DO UPDATE SET "
                                  "charged = customer_month.charged + excluded.charged"};

// No more than are fetched and sorted.
struct SpentSoMuch {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  BillCycle cycle;
  Money least;
};
struct Count {
  std::int64_t customers = 0;
};
const db::Sql<SpentSoMuch, Count> count_spent{
    "customers.count_spent",
    "SELECT COUNT(*) AS customers FROM (SELECT customer_id FROM customer_month WHERE tenant_id = :tenant_id "
    "AND partner_id = :partner_id AND cycle = :cycle AND charged >= :least LIMIT 10001) found"};

struct OfMonth {
  TenantId tenant_id;
  CustomerId customer_id;
  BillCycle cycle;
};
struct Sum {
  Money charged;
};
const db::Sql<OfMonth, Sum> sum_month{
    "customers.sum_month",
    "SELECT COALESCE(CAST(SUM(charged) AS BIGINT), 0) AS charged FROM customer_month "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND cycle = :cycle"};
constexpr std::int64_t k_few = 10'000;

}  // namespace

std::string join_spending(const std::string& customer) {
  return "LEFT JOIN customer_month z ON z.tenant_id = " + customer +
         ".tenant_id AND z.customer_id = " + customer +
         ".customer_id AND z.cycle = :cycle AND z.partner_id = " + customer + ".partner_id ";
}

std::string spent_at_least(const std::string& customer) {
  return customer +
         ".customer_id IN (SELECT s.customer_id FROM (SELECT customer_id FROM customer_month WHERE "
         "tenant_id = :tenant_id AND partner_id = :compared_partner AND cycle = :cycle AND charged >= "
         ":spent_few "
         "LIMIT 10001 + 0 * :tenant_id) s)";
}

bool few_spent(db::Reader& reader, TenantId tenant, partners::PartnerId partner, BillCycle month,
               Money least) {
  return reader.one(count_spent, {tenant, partner, month, least}).customers <= k_few;
}

Money spent_in(db::Reader& reader, TenantId tenant, CustomerId customer, BillCycle month) {
  return reader.one(sum_month, {tenant, customer, month}).charged;
}

void Spending::add(CustomerId customer, partners::PartnerId partner, const SpentOn& on, Money charged) {
  days_[{customer, on.day, on.consumed, partner}] += charged;
}

void Spending::write(db::Transaction& tx, TenantId tenant) const {
  std::map<std::tuple<CustomerId, BillCycle, partners::PartnerId>, Money> months;
  std::vector<DaySum> days;
  for (const auto& [key, charged] : days_) {
    const auto& [customer, day, consumed, partner] = key;
    days.push_back({tenant, customer, day, consumed, partner, charged});
    months[{customer, BillCycle::of(day), partner}] += charged;
  }
  if (days.empty()) return;
  tx.change_each(add_to_day, days);
  std::vector<MonthSum> sums;
  for (const auto& [key, charged] : months) {
    const auto& [customer, cycle, partner] = key;
    sums.push_back({tenant, customer, cycle, partner, charged});
  }
  tx.change_each(add_to_month, sums);
}

}  // namespace pc::customers
