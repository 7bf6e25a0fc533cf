// Reading: what the daily sums say of the lines, so that a page of millions of lines tells its total at once.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "platform/db/db.hpp"

namespace pc::consumption {

/// Lines of a tenant (0: of all), as far as daily sums tell them apart; 0 for all of them each.
struct DayScope {
  std::int64_t tenant = 0, partner = 0, distributor = 0, customer = 0;
  /// On which they count.
  Day first, last;
  /// On which was consumed.
  std::optional<Day> consumed_from = {}, consumed_to = {};
};
struct DaySums {
  std::int64_t lines = 0;
  Money charged;
};
DaySums day_sums(db::Reader& reader, const DayScope& scope);

/// One customer on some days.
struct CustomerDays {
  TenantId tenant;
  std::int64_t customer = 0;
  Day first, last;
};
/// Consumption at list price, in the order asked.
std::vector<Money> list_prices(db::Reader& reader, std::span<const CustomerDays> which);

/// Cycles in which a tenant (0: any) has lines, newest first.
std::vector<BillCycle> cycles_with_lines(db::Reader& reader, std::int64_t tenant);
/// The newest that has begun; what lies ahead only where nothing else is there.
std::optional<BillCycle> newest_cycle(db::Reader& reader, std::int64_t tenant, Instant now);

}  // namespace pc::consumption
