// Business days and bill cycles. The vendor's business time is GMT+08:00 the year round; nowhere else is it known.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time.hpp"

namespace pc {

/// A business day (GMT+08:00), counted in days since 1970-01-01.
struct Day {
  std::int32_t number = 0;
  constexpr auto operator<=>(const Day&) const = default;
  static Day of(Instant at);
  /// "2026-11-24".
  static std::optional<Day> parse(std::string_view text);
  std::string text() const;
  Instant begin() const;
  Instant end() const { return Day{number + 1}.begin(); }
};

/// A bill cycle (账期): a calendar month in GMT+08:00. `number` is year × 12 + month − 1.
struct BillCycle {
  std::int32_t number = 0;
  constexpr auto operator<=>(const BillCycle&) const = default;
  static BillCycle of(Instant at) { return of(Day::of(at)); }
  static BillCycle of(Day day);
  /// "2026-11".
  static std::optional<BillCycle> parse(std::string_view text);
  std::string text() const;
  Day first_day() const;
  Period period() const;
  constexpr BillCycle plus(int months) const { return {number + months}; }
};

}  // namespace pc
