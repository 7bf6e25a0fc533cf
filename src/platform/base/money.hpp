// Money in integer fen. CNY is the only currency that moves; foreign amounts live in Decimal until they are rated.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pc {

/// An amount of yuan, in fen (1/100 yuan). Range ±10^15 fen where it enters the system.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money fen(std::int64_t amount) { return Money(amount); }

  /// "123.45", "-0.1", "7" → Money; nothing else: no sign "+", no blanks, no exponent, at most two decimals,
  /// absolute value at most 10^15 fen.
  static std::optional<Money> parse(std::string_view yuan);

  constexpr std::int64_t in_fen() const { return fen_; }
  /// Always two decimals: "123.40".
  std::string text() const;

  constexpr auto operator<=>(const Money&) const = default;
  friend constexpr Money operator+(Money a, Money b) { return Money(a.fen_ + b.fen_); }
  friend constexpr Money operator-(Money a, Money b) { return Money(a.fen_ - b.fen_); }
  constexpr Money operator-() const { return Money(-fen_); }
  constexpr Money& operator+=(Money b) { fen_ += b.fen_; return *this; }
  constexpr Money& operator-=(Money b) { fen_ -= b.fen_; return *this; }
  constexpr bool positive() const { return fen_ > 0; }

 private:
  constexpr explicit Money(std::int64_t amount) : fen_(amount) {}
  std::int64_t fen_ = 0;
};

constexpr Money operator""_fen(unsigned long long amount) { return Money::fen(static_cast<std::int64_t>(amount)); }
constexpr Money operator""_yuan(unsigned long long amount) {
  return Money::fen(static_cast<std::int64_t>(amount) * 100);
}

}  // namespace pc
