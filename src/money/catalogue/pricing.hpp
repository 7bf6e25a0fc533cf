// Public: what something costs, as pure rules: official prices (官网价), discounts and what is dropped below the fen,
// the worth of what is left of a period. Spec: price inquiry; identities of amounts; the refund table.
#pragma once
#include <cstdint>
#include <optional>

#include "platform/base/base.hpp"

namespace pc::catalogue {

/// Decimals that every amount before the fen has at most.
inline constexpr int k_amount_decimals = 8;
/// Decimals of a discount's ratio: 0.8550.
inline constexpr int k_ratio_decimals = 4;

/// How much of a product is asked for.
struct Quantity {
  std::int64_t size = 1;     // in units of the product's size; 1 of a product without one
  std::int64_t number = 1;   // how many of it
  std::int64_t periods = 1;  // how many days, months or years; 1 for what is paid once
};
/// In yuan. Nothing when the result is too large.
std::optional<Decimal> official_price(const Decimal& price, const Quantity& quantity);

/// Use that is told in another unit than the price's.
struct Usage {
  Decimal amount;
  int measure_id = 0;        // of the amount
  int price_measure_id = 0;  // of one of which it is the price
};
/// Whether use can be told in the one for a price of the other.
bool convertible(int measure_id, int price_measure_id);
/// In yuan, cut to `decimals`. Nothing when the result is too large; the units have to be convertible.
std::optional<Decimal> official_usage_price(const Decimal& price, const Usage& usage,
                                            const Quantity& quantity, int decimals);

/// One line's price: official = discount + erased + payable, exactly. Spec: 官网价 = 折扣 + 抹零 + 应付.
struct Quote {
  Decimal official;
  Decimal discount;
  Decimal erased;  // 抹零: what is below one fen, dropped
  Money payable;
};
/// `ratio` of the price is paid, 0 to 1 with at most four decimals. Nothing when an amount is too large.
std::optional<Quote> quote(const Decimal& official, const Decimal& ratio);
/// `off` is taken from it, at most all of it.
std::optional<Quote> quote_less(const Decimal& official, Money off);

/// What is left at `at` of what was paid for a period, by the second, cut to the fen: all before it began, nothing
/// after its end.
Money remaining_value(Money paid, const Period& whole, Instant at);

/// A change of specification at `at`: the rest of the period is paid at the new price, and what is left of the old
/// one is credited. More than 0 is to be paid, less is returned.
/// `new_whole`: payable for the whole period at the new price.
Money change_amount(Money new_whole, Money old_paid, const Period& whole, Instant at);

}  // namespace pc::catalogue
