// When mail that could not be sent is tried again.
#pragma once
#include <cstdint>
#include <optional>

namespace pc::messages {

/// How long a mail is left to the process that is sending it; a killed process's mail is sent again after that.
inline constexpr std::int64_t k_sending_seconds = 60;
inline constexpr int k_attempts_max = 12;

/// Seconds until the next attempt after `attempts` failed ones: half a minute, doubled each time, at most six hours.
/// Nothing: given up, after more than a day.
std::optional<std::int64_t> retry_after_seconds(int attempts);

}  // namespace pc::messages
