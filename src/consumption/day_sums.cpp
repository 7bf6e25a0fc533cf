#include "day_sums.hpp"

namespace pc::consumption {
namespace {

#define PC_SUMS                                                                                    \
  "SELECT COALESCE(CAST(SUM(d.lines) AS BIGINT), 0), COALESCE(CAST(SUM(d.charged) AS BIGINT), 0) " \
  "FROM consumption_daily d [3:JOIN partner p ON p.tenant_id = d.tenant_id AND p.partner_id = d.partner_id] "
#define PC_SCOPE                                                                                           \
  "[2:AND d.partner_id = $2] [3:AND (d.partner_id = $3 OR p.distributor_id = $3)] [4:AND d.customer_id = " \
  "$4] "                                                                                                   \
  "AND d.day >= $5 AND d.day <= $6 [7:AND d.consumed_day >= $7] [8:AND d.consumed_day <= $8]"

const db::Statement select_sums{"consumption.day_sums", PC_SUMS "WHERE d.tenant_id = $1 " PC_SCOPE};
const db::Statement select_sums_everywhere{"consumption.day_sums_everywhere",
                                           PC_SUMS "WHERE 1 = 1 " PC_SCOPE};

const db::Statement select_list_price{"consumption.list_price",
                                      "SELECT COALESCE(CAST(SUM(list_fen) AS BIGINT), 0) FROM "
                                      "consumption_daily WHERE tenant_id = $1 AND customer_id = $2 "
                                      "AND day >= $3 AND day <= $4"};

const db::Statement select_newest{"consumption.newest_day",
                                  "SELECT MAX(day) FROM consumption_daily WHERE tenant_id = $1 AND day < $2"};
const db::Statement select_newest_everywhere{"consumption.newest_day_everywhere",
                                             "SELECT MAX(day) FROM consumption_daily WHERE day < $2"};

std::optional<BillCycle> newest_before(db::Reader& reader, std::int64_t tenant, Day day) {
  const auto row =
      reader.one(tenant == 0 ? select_newest_everywhere : select_newest, {tenant, std::int64_t{day.number}});
  if (row.null(0)) return std::nullopt;
  return BillCycle::of(Day{static_cast<std::int32_t>(row.integer(0))});
}

constexpr Day k_last_day{INT32_MAX};

}  // namespace

DaySums day_sums(db::Reader& reader, const DayScope& scope) {
  const auto row = reader.one(scope.tenant == 0 ? select_sums_everywhere : select_sums,
                              {scope.tenant, scope.partner, scope.distributor, scope.customer,
                               std::int64_t{scope.first.number}, std::int64_t{scope.last.number},
                               std::int64_t{scope.consumed_from ? scope.consumed_from->number : 0},
                               std::int64_t{scope.consumed_to ? scope.consumed_to->number : 0}});
  return {row.integer(0), Money::fen(row.integer(1))};
}

std::vector<Money> list_prices(db::Reader& reader, std::span<const CustomerDays> which) {
  std::vector<db::Params> wanted;
  for (const auto& one : which)
    wanted.push_back({one.tenant.value, one.customer, std::int64_t{one.first.number}, std::int64_t{one.last.number}});
  std::vector<Money> prices(which.size());
  reader.each_of(select_list_price, wanted,
                 [&](std::size_t place, const db::Row& row) { prices[place] = Money::fen(row.integer(0)); });
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
