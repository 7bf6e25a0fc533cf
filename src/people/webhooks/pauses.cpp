#include "pauses.hpp"

#include <algorithm>
#include <iterator>

namespace pc::webhooks {

std::optional<std::int64_t> pause_after(int tries) {
  constexpr std::int64_t minute = 60, hour = 60 * minute;
  constexpr std::int64_t pauses[] = {5,         5 * minute, 30 * minute, 2 * hour, 5 * hour,
                                     10 * hour, 14 * hour,  20 * hour,   24 * hour};
  if (tries < 1) return 0;
  if (static_cast<std::size_t>(tries) > std::size(pauses)) return std::nullopt;
  return pauses[tries - 1];
}

std::optional<Turn> next_turn(const std::vector<Turn>& waiting, const std::vector<Turn>& served) {
  if (served.size() >= k_at_once) return std::nullopt;
  const auto found = std::ranges::find_if(waiting, [&](const Turn& turn) {
    const auto of_owner = std::ranges::count_if(
        served, [&](const Turn& each) { return each.tenant == turn.tenant && each.partner == turn.partner; });
    return std::ranges::find(served, turn) == served.end() &&
           static_cast<std::size_t>(of_owner) < k_at_once_of_owner;
  });
  if (found == waiting.end()) return std::nullopt;
  return *found;
}

}  // namespace pc::webhooks
