#include "pot.hpp"

#include <algorithm>

namespace pc::funds {

std::optional<Split> split_reclaim(Money amount, const Pots& pots) {
  if (amount > pots.available()) return std::nullopt;
  const Money from_topup = std::min(amount, pots.topup.available());
  return Split{from_topup, amount - from_topup};
}

}  // namespace pc::funds
