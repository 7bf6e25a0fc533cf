// How long an account stays closed after failed sign-ins.
#pragma once
#include "platform/base/base.hpp"

namespace pc::passwords {

/// Failures that cost nothing yet.
inline constexpr int k_free_failures = 5;

/// Seconds the account is closed after its `failures`-th failure in a row: nothing before the `free`-th, then 30
/// seconds, doubling with every further one up to 15 minutes.
std::int64_t lockout_seconds(std::int64_t failures, int free = k_free_failures);

}  // namespace pc::passwords
