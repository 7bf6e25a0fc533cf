#include "money.hpp"

#include "decimal.hpp"
#include "limits.hpp"

namespace pc {

std::optional<Money> Money::parse(std::string_view yuan) {
  const auto decimal = Decimal::parse(yuan);
  if (!decimal || decimal->scale() > 2) return std::nullopt;
  const auto units = decimal->units_at(2);
  if (!units || *units > limits::amount_fen_max || *units < -limits::amount_fen_max) return std::nullopt;
  return Money(static_cast<std::int64_t>(*units));
}

std::string Money::text() const { return Decimal(fen_, 2).text(2); }

}  // namespace pc
