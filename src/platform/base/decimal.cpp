#include "decimal.hpp"

#include <algorithm>
#include <array>

#include "limits.hpp"

namespace pc {
namespace {

constexpr int k_digits_max = 36;
constexpr int k_scale_max = 24;

constexpr auto k_powers = [] {
  std::array<Int128, k_digits_max + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Int128 power_of_ten(int exponent) { return k_powers[static_cast<std::size_t>(exponent)]; }

bool in_range(Int128 units) { return units < k_powers.back() && units > -k_powers.back(); }

bool multiply(Int128 a, Int128 b, Int128& product) {
  return !__builtin_mul_overflow(a, b, &product) && in_range(product);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool minus = !text.empty() && text.front() == '-';
  if (minus) text.remove_prefix(1);
  Int128 units = 0;
  int scale = 0;
  bool digit_before = false;
  bool digit_after = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && digit_before) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (units >= power_of_ten(k_digits_max - 1) || scale == k_scale_max) return std::nullopt;
    units = units * 10 + (c - '0');
    (point ? digit_after : digit_before) = true;
    if (point) ++scale;
  }
  if (!digit_before || (point && !digit_after)) return std::nullopt;
  return Decimal(minus ? -units : units, scale).without_trailing_zeros();
}

std::optional<Int128> Decimal::units_at(int scale) const {
  if (scale >= scale_) {
    Int128 units = 0;
    if (scale - scale_ > k_digits_max || !multiply(units_, power_of_ten(scale - scale_), units)) return std::nullopt;
    return units;
  }
  const Int128 divisor = power_of_ten(scale_ - scale);
  if (units_ % divisor != 0) return std::nullopt;
  return units_ / divisor;
}

Decimal Decimal::truncated(int scale) const {
  if (scale >= scale_) return *this;
  return Decimal(units_ / power_of_ten(scale_ - scale), scale);
}

Decimal Decimal::without_trailing_zeros() const {
  Decimal value = *this;
  while (value.scale_ > 0 && value.units_ % 10 == 0) {
    value.units_ /= 10;
    --value.scale_;
  }
  return value;
}

std::string Decimal::text(int decimals_min) const {
  const Decimal value = without_trailing_zeros();
  const int decimals = std::max(value.scale_, decimals_min);
  Int128 rest = value.units_ < 0 ? -value.units_ : value.units_;
  std::string reversed(static_cast<std::size_t>(decimals - value.scale_), '0');
  while (rest > 0 || static_cast<int>(reversed.size()) <= decimals) {
    reversed.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  }
  if (decimals > 0) reversed.insert(static_cast<std::size_t>(decimals), 1, '.');
  if (value.units_ < 0) reversed.push_back('-');
  return {reversed.rbegin(), reversed.rend()};
}

std::optional<Decimal> Decimal::sum(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = a.units_at(scale);
  const auto right = b.units_at(scale);
  if (!left || !right || !in_range(*left + *right)) return std::nullopt;
  return Decimal(*left + *right, scale);
}

std::optional<Decimal> Decimal::product(const Decimal& a, const Decimal& b) {
  const Decimal left = a.without_trailing_zeros();
  const Decimal right = b.without_trailing_zeros();
  Int128 units = 0;
  if (!multiply(left.units_, right.units_, units)) return std::nullopt;
  if (left.scale_ + right.scale_ > k_digits_max) return std::nullopt;
  return Decimal(units, left.scale_ + right.scale_).without_trailing_zeros();
}

bool operator==(const Decimal& a, const Decimal& b) {
  const Decimal left = a.without_trailing_zeros();
  const Decimal right = b.without_trailing_zeros();
  return left.units_ == right.units_ && (left.scale_ == right.scale_ || left.units_ == 0);
}

std::optional<Charged> truncate_to_fen(const Decimal& yuan) {
  const auto units = yuan.truncated(k_rated_scale).units_at(k_rated_scale);
  if (!units) return std::nullopt;
  const Int128 per_fen = power_of_ten(k_rated_scale - 2);
  const Int128 fen = *units / per_fen;
  if (fen > limits::amount_fen_max || fen < -limits::amount_fen_max) return std::nullopt;
  return Charged{Money::fen(static_cast<std::int64_t>(fen)), static_cast<std::int64_t>(*units % per_fen)};
}

}  // namespace pc
