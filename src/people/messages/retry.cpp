#include "retry.hpp"

#include <algorithm>

namespace pc::messages {

std::optional<std::int64_t> retry_after_seconds(int attempts) {
  if (attempts >= k_attempts_max) return std::nullopt;
  constexpr std::int64_t first = 30, longest = 6 * 3600;
  return std::min(first << std::max(attempts - 1, 0), longest);
}

}  // namespace pc::messages
