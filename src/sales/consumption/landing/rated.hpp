// From what a bill says to what is charged, as a rule on values.
#pragma once
#include <optional>

#include "platform/base/base.hpp"

namespace pc::consumption {

/// Amounts in yuan with eleven decimals, and what is charged of them.
struct Rated {
  Decimal amount, list;
  Charged charged;
  Money list_price;
};

/// `yuan`: of one unit of the bill's currency. Nothing when an amount is too large.
std::optional<Rated> rated(const Decimal& original, const Decimal& list, const Decimal& yuan);

/// What is charged so that both together are `now`: the sum of differences is always what the newest state costs.
Rated difference(const Rated& now, const Rated& before);

}  // namespace pc::consumption
