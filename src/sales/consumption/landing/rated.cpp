#include "rated.hpp"

namespace pc::consumption {
namespace {

Decimal less(const Decimal& a, const Decimal& b) {
  return Decimal::sum(a, Decimal(-b.units(), b.scale())).value_or(Decimal()).without_trailing_zeros();
}

}  // namespace

std::optional<Rated> rated(const Decimal& original, const Decimal& list, const Decimal& yuan) {
  const auto amount = Decimal::product(original, yuan), price = Decimal::product(list, yuan);
  const auto charged = amount ? truncate_to_fen(*amount) : std::nullopt;
  const auto listed = price ? truncate_to_fen(*price) : std::nullopt;
  if (!charged || !listed) return std::nullopt;
  return Rated{amount->truncated(k_rated_scale), price->truncated(k_rated_scale), *charged, listed->charged};
}

Rated difference(const Rated& now, const Rated& before) {
  return {less(now.amount, before.amount),
          less(now.list, before.list),
          {now.charged.charged - before.charged.charged, now.charged.dropped_e11 - before.charged.dropped_e11},
          now.list_price - before.list_price};
}

}  // namespace pc::consumption
