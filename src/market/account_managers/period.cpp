#include "period.hpp"

#include <algorithm>

namespace pc::account_managers {
namespace {

Day first_day_not_before(Instant at) {
  if (at == k_end_of_time) return Day{INT32_MAX};
  const Day day = Day::of(at);
  return day.begin() == at ? day : Day{day.number + 1};
}

}  // namespace

DaySpan days_of(const Period& period) {
  return {first_day_not_before(period.from), first_day_not_before(period.to)};
}

Instant next_begin(const std::optional<Period>& newest, Instant now) {
  if (!newest) return now;
  return std::max(now, newest->open() ? Instant{newest->from.micros + 1} : newest->to);
}

}  // namespace pc::account_managers
