// A partner's adjustments by days: how many there are is a sum over days, and a page begins on the day it falls on, so
// that it costs the same however many there are.
#pragma once
#include "adjustments.hpp"

namespace pc::funds {

/// Whether the filter asks for nothing but operation and time, newest first: what days are counted by.
bool by_days(const AdjustmentFilter& filter);
AdjustmentPage find_by_days(db::Reader& reader, const AdjustmentFilter& filter);

}  // namespace pc::funds
