// The time in which an account manager looks after a customer. Spec: attribution rules.
#pragma once
#include <optional>

#include "platform/base/base.hpp"

namespace pc::account_managers {

/// Days [first, end) of summaries.
struct DaySpan {
  Day first, end;
  constexpr bool contains(Day day) const { return first <= day && day < end; }
};

/// The days that count for a period: those at whose beginning (GMT+08:00) it held. So the day of an assignment counts
/// from the next day on, periods that follow one another share no day and leave none out.
DaySpan days_of(const Period& period);

/// When a period may begin that is opened at `now`: never inside the newest one there is, and after the beginning of
/// one that it ends, whatever the clocks of two servers say.
Instant next_begin(const std::optional<Period>& newest, Instant now);

}  // namespace pc::account_managers
