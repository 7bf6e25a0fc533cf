// In which bill cycle something counts that is charged late. The one place that says which cycles are open: the
// bill run, which closes them, takes it over.
#pragma once
#include "platform/base/base.hpp"

namespace pc::consumption {

/// A cycle is open until the 5th of the next month begins (GMT+08:00), the day by which its bills are made.
bool is_open(BillCycle cycle, Instant now);

/// The day on which a difference of what was consumed at an instant counts: that day while its cycle is open, else
/// the first day of the first cycle that is.
Day counted_on(Instant consumed, Instant now);

/// Whether a line is dated so far ahead (more than two months) that an operator has to agree before it is charged.
bool is_far_ahead(Instant consumed, Instant now);

}  // namespace pc::consumption
