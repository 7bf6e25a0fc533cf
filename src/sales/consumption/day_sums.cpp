#include "day_sums.hpp"

#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

/// 0: not narrowed by it.
struct OfDays {
  std::int64_t tenant_id = 0, partner_id = 0, distributor = 0, customer_id = 0;
  Day first, last;
  Day consumed_from, consumed_to;
};
struct Sums {
  std::int64_t lines = 0;
  Money charged;
};
std::string sums(const char* of_tenant) {
  return std::string(
             "SELECT COALESCE(CAST(SUM(d.lines) AS BIGINT), 0) AS lines, "
             "COALESCE(CAST(SUM(d.charged) AS BIGINT), 0) AS charged FROM consumption_daily d "
             "[distributor: JOIN partner p ON p.tenant_id = d.tenant_id AND p.partner_id = d.partner_id] "
             "WHERE ") +
         of_tenant +
         " [partner_id: AND d.partner_id = :partner_id] "
         "[distributor: AND (d.partner_id = :distributor OR p.distributor_id = :distributor)] "
         "[customer_id: AND d.customer_id = :customer_id] AND d.day >= :first AND d.day <= :last "
         "[consumed_from: AND d.consumed_day >= :consumed_from] [consumed_to: AND d.consumed_day <= "
         ":consumed_to]";
}
const db::Sql<OfDays, Sums> select_sums{"consumption.day_sums", sums("d.tenant_id = :tenant_id")};
const db::Sql<OfDays, Sums> select_sums_everywhere{"consumption.day_sums_everywhere",
                                                   sums("1 = 1 [tenant_id: AND d.tenant_id = :tenant_id]")};

struct DaysOfCustomer {
  TenantId tenant_id;
  std::int64_t customer_id = 0;
  Day first, last;
};
struct ListPrice {
  Money list_fen;
};
const db::Sql<DaysOfCustomer, ListPrice> select_list_price{
    "consumption.list_price",
    "SELECT COALESCE(CAST(SUM(list_fen) AS BIGINT), 0) AS list_fen FROM consumption_daily "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND day >= :first AND day <= :last"};

struct InTenant {
  std::int64_t tenant_id = 0;
  Day before;
};
struct Anywhere {
  Day before;
};
struct Newest {
  std::optional<Day> day;
};
const db::Sql<InTenant, Newest> select_newest{
    "consumption.newest_day",
    "SELECT MAX(day) AS day FROM consumption_daily WHERE tenant_id = :tenant_id AND day < :before"};
const db::Sql<Anywhere, Newest> select_newest_everywhere{
    "consumption.newest_day_everywhere", "SELECT MAX(day) AS day FROM consumption_daily WHERE day < :before"};

std::optional<BillCycle> newest_before(db::Reader& reader, std::int64_t tenant, Day day) {
  const auto newest =
      (tenant == 0 ? reader.one(select_newest_everywhere, {day}) : reader.one(select_newest, {tenant, day}))
          .day;
  if (!newest) return std::nullopt;
  return BillCycle::of(*newest);
}

constexpr Day k_last_day{INT32_MAX};

}  // namespace

DaySums day_sums(db::Reader& reader, const DayScope& scope) {
  const auto& statement = scope.tenant == 0 ? select_sums_everywhere : select_sums;
  const auto row = reader.one(statement, {.tenant_id = scope.tenant,
                                          .partner_id = scope.partner,
                                          .distributor = scope.distributor,
                                          .customer_id = scope.customer,
                                          .first = scope.first,
                                          .last = scope.last,
                                          .consumed_from = scope.consumed_from.value_or(Day{0}),
                                          .consumed_to = scope.consumed_to.value_or(Day{0})});
  return {row.lines, row.charged};
}

std::vector<Money> list_prices(db::Reader& reader, std::span<const CustomerDays> which) {
  std::vector<DaysOfCustomer> wanted;
  for (const auto& one : which) wanted.push_back({one.tenant, one.customer, one.first, one.last});
  std::vector<Money> prices(which.size());
  reader.each_of(select_list_price, wanted,
                 [&](std::size_t place, const ListPrice& row) { prices[place] = row.list_fen; });
  return prices;
}

std::vector<BillCycle> cycles_with_lines(db::Reader& reader, std::int64_t tenant) {
  std::vector<BillCycle> all;
  for (auto cycle = newest_before(reader, tenant, k_last_day); cycle;
       cycle = newest_before(reader, tenant, cycle->first_day()))
    all.push_back(*cycle);
  return all;
}

std::optional<BillCycle> newest_cycle(db::Reader& reader, std::int64_t tenant, Instant now) {
  const auto begun = newest_before(reader, tenant, BillCycle::of(now).plus(1).first_day());
  return begun ? begun : newest_before(reader, tenant, k_last_day);
}

}  // namespace pc::consumption
