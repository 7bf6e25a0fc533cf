#include "lockout.hpp"

#include <algorithm>

namespace pc::passwords {

std::int64_t lockout_seconds(std::int64_t failures, int free) {
  if (failures < free) return 0;
  constexpr std::int64_t first = 30;
  constexpr std::int64_t most = 15 * 60;
  const auto doublings = std::min<std::int64_t>(failures - free, 10);
  return std::min(first << doublings, most);
}

}  // namespace pc::passwords
