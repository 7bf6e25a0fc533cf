// Public: the daily job that makes renewal tasks of the month's large orders and ends those that are over.
#pragma once
#include "core/work/work.hpp"

namespace pc::renewals {

/// Each task in a transaction of its own, so that a repeat goes on where it stopped and makes nothing twice; returns
/// how many began or ended. Throws after all others when one failed.
std::int64_t sweep(db::Database& database, Instant now);

}  // namespace pc::renewals
