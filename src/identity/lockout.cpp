#include "lockout.hpp"

#include <algorithm>

namespace pc::identity {

std::int64_t lockout_seconds(std::int64_t failures) {
  if (failures < k_free_failures) return 0;
  constexpr std::int64_t first = 30;
  constexpr std::int64_t most = 15 * 60;
  const auto doublings = std::min<std::int64_t>(failures - k_free_failures, 10);
  return std::min(first << doublings, most);
}

}  // namespace pc::identity
