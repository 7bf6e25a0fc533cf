#include "pricing.hpp"

#include <algorithm>

#include "measures.hpp"

namespace pc::catalogue {
namespace {

/// Digits that stay before a division, beyond those of the result, so that cutting first cuts nothing that counts.
constexpr int k_spare_decimals = 6;

std::optional<Decimal> times(const std::optional<Decimal>& a, std::int64_t by) {
  if (!a) return std::nullopt;
  return Decimal::product(*a, Decimal(by, 0));
}

/// Cut toward zero to `decimals`.
std::optional<Decimal> divided(const Decimal& amount, std::int64_t by, int decimals) {
  const int scale = decimals + k_spare_decimals;
  const auto units = amount.truncated(std::min(amount.scale(), scale)).units_at(scale);
  if (!units) return std::nullopt;
  return Decimal(*units / by, scale).truncated(decimals);
}

const Measure* measure_of(int id) {
  for (const auto& measure : measures())
    if (measure.id == id) return &measure;
  return nullptr;
}

/// Of a price after discount: what is paid, and what is dropped.
std::optional<Quote> told(const Decimal& official, const Decimal& after) {
  const auto fen = truncate_to_fen(after);
  if (!fen) return std::nullopt;
  const auto payable = Decimal(fen->charged.in_fen(), 2);
  const auto discount = Decimal::sum(official, Decimal(-after.units(), after.scale()));
  const auto erased = Decimal::sum(after, Decimal(-payable.units(), payable.scale()));
  if (!discount || !erased) return std::nullopt;
  return Quote{official, *discount, *erased, fen->charged};
}

}  // namespace

std::optional<Decimal> official_price(const Decimal& price, const Quantity& quantity) {
  auto amount = times(times(times(price, quantity.size), quantity.number), quantity.periods);
  if (!amount || !truncate_to_fen(*amount)) return std::nullopt;
  return amount->truncated(k_amount_decimals);
}

bool convertible(int measure_id, int price_measure_id) {
  const auto* from = measure_of(measure_id);
  const auto* to = measure_of(price_measure_id);
  if (from == nullptr || to == nullptr) return false;
  return from == to || (from->type == to->type && from->of_smallest > 0 && to->of_smallest > 0);
}

std::optional<Decimal> official_usage_price(const Decimal& price, const Usage& usage,
                                            const Quantity& quantity, int decimals) {
  ensure(convertible(usage.measure_id, usage.price_measure_id), "use is told in a unit of the price's type");
  auto amount = Decimal::product(price, usage.amount);
  amount = times(times(amount, quantity.size), quantity.number);
  if (amount && usage.measure_id != usage.price_measure_id) {
    amount = times(amount, measure_of(usage.measure_id)->of_smallest);
    if (amount) amount = divided(*amount, measure_of(usage.price_measure_id)->of_smallest, decimals);
  }
  if (!amount || !truncate_to_fen(*amount)) return std::nullopt;
  return amount->truncated(decimals);
}

std::optional<Quote> quote(const Decimal& official, const Decimal& ratio) {
  const auto after = Decimal::product(official, ratio);
  if (!after) return std::nullopt;
  return told(official, after->truncated(k_amount_decimals));
}

std::optional<Quote> quote_less(const Decimal& official, Money off) {
  const auto after = Decimal::sum(official, Decimal(-off.in_fen(), 2));
  if (!after) return std::nullopt;
  return told(official, after->negative() ? Decimal(0, 0) : *after);
}

Money remaining_value(Money paid, const Period& whole, Instant at) {
  if (at <= whole.from) return paid;
  if (at >= whole.to) return Money();
  const Int128 length = whole.to.micros - whole.from.micros, left = whole.to.micros - at.micros;
  return Money::fen(static_cast<std::int64_t>(Int128{paid.in_fen()} * left / length));
}

Money change_amount(Money new_whole, Money old_paid, const Period& whole, Instant at) {
  return remaining_value(new_whole, whole, at) - remaining_value(old_paid, whole, at);
}

}  // namespace pc::catalogue
