// Exact decimals of any scale for prices, usage and foreign amounts: what a bill says, to its last digit.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "money.hpp"

namespace pc {

__extension__ using Int128 = __int128;

/// units × 10^-scale, exact. At most 36 significant digits; 24 decimals where it is read, 36 in a product.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(Int128 units, int scale) : units_(units), scale_(scale) {}

  /// Plain decimal notation: optional '-', digits, optional '.' with digits. No blanks, exponent or '+'.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr Int128 units() const { return units_; }
  constexpr int scale() const { return scale_; }
  bool negative() const { return units_ < 0; }
  bool zero() const { return units_ == 0; }

  /// The same value counted in units of 10^-scale; nothing when that is not exact or does not fit.
  std::optional<Int128> units_at(int scale) const;
  /// Cut toward zero to `scale` decimals.
  Decimal truncated(int scale) const;
  Decimal without_trailing_zeros() const;
  /// At least `decimals_min` decimals, otherwise as many as the value has.
  std::string text(int decimals_min = 0) const;

  /// Exact; nothing when the result would leave the range.
  static std::optional<Decimal> sum(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> product(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);

 private:
  Int128 units_ = 0;
  int scale_ = 0;
};

/// Decimals that a rated amount keeps: real bills carry eleven.
inline constexpr int k_rated_scale = 11;

/// A price as it is charged: whole fen, and the part below one fen that is dropped (抹零), in 10^-11 yuan.
/// Both have the sign of the price, and charged + dropped is the price exactly.
struct Charged {
  Money charged;
  std::int64_t dropped_e11 = 0;
  friend bool operator==(const Charged&, const Charged&) = default;
};

/// Cut a price in yuan toward zero to the fen. Digits beyond the eleventh decimal are cut as well (they come
/// only from currency conversion). Nothing when the amount is beyond ±10^15 fen.
/// Spec: cross-cutting behaviour, 抹零.
std::optional<Charged> truncate_to_fen(const Decimal& yuan);

}  // namespace pc
