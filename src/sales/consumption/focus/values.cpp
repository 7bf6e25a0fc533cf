#include "values.hpp"

#include <algorithm>
#include <charconv>

namespace pc::consumption::focus {
namespace {

constexpr int k_digits_max = 36;
constexpr int k_decimals_max = 24;
/// Beyond it a number is nothing, or too large, whatever its digits.
constexpr int k_exponent_max = 100'000;
constexpr std::size_t k_minutes = std::string_view("2024-09-18 23:00").size();
constexpr std::size_t k_seconds = std::string_view("2024-09-18 23:00:00").size();
constexpr std::size_t k_fraction_max = 6;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 0.digits × 10^point; `digits` does not begin with 0 and is empty for nothing.
struct Written {
  bool negative = false;
  std::string digits;
  int point = 0;
};

std::optional<int> exponent_of(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  if (!all_digits(text)) return std::nullopt;
  int exponent = 0;
  const auto error = std::from_chars(text.data(), text.data() + text.size(), exponent).ec;
  if (error != std::errc{} || exponent > k_exponent_max) exponent = k_exponent_max;
  return minus ? -exponent : exponent;
}

std::optional<Written> written(std::string_view text) {
  Written number;
  number.negative = text.starts_with('-');
  if (number.negative) text.remove_prefix(1);
  const auto mark = text.find_first_of("eE");
  const auto mantissa = text.substr(0, mark);
  const auto point = mantissa.find('.');
  const auto whole = mantissa.substr(0, point);
  const auto fraction = point == std::string_view::npos ? std::string_view() : mantissa.substr(point + 1);
  if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(fraction))) return std::nullopt;
  const auto exponent =
      mark == std::string_view::npos ? std::optional(0) : exponent_of(text.substr(mark + 1));
  if (!exponent) return std::nullopt;
  number.digits.append(whole).append(fraction);
  const auto zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, zeros);
  number.point = static_cast<int>(whole.size()) + *exponent - static_cast<int>(zeros);
  return number;
}

std::string_view without_zone(std::string_view text) {
  if (text.ends_with(" UTC")) text.remove_suffix(4);
  for (const std::string_view utc : {"Z", "+00:00", "+0000", "+00"})
    if (text.ends_with(utc)) {
      text.remove_suffix(utc.size());
      break;
    }
  return trimmed(text);
}

}  // namespace

bool says_nothing(std::string_view text) { return text.empty() || equal_ignoring_case(text, "NULL"); }

std::optional<Decimal> read_decimal(std::string_view text, bool& is_number) {
  auto number = written(text);
  is_number = number.has_value();
  if (!is_number) return std::nullopt;
  if (number->digits.empty()) return Decimal();
  if (number->point > k_digits_max) return std::nullopt;
  const int decimals = std::min(k_decimals_max, k_digits_max - std::max(number->point, 0));
  const int kept = number->point + decimals;
  if (kept <= 0) return Decimal();
  number->digits.resize(std::min(number->digits.size(), static_cast<std::size_t>(kept)));
  if (static_cast<int>(number->digits.size()) < number->point)
    number->digits.append(static_cast<std::size_t>(number->point) - number->digits.size(), '0');
  Int128 units = 0;
  for (const char digit : number->digits) units = units * 10 + (digit - '0');
  const int scale = static_cast<int>(number->digits.size()) - number->point;
  return Decimal(number->negative ? -units : units, scale).without_trailing_zeros();
}

std::optional<Instant> read_moment(std::string_view text) {
  text = without_zone(text);
  if (text.size() < k_minutes || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
  std::string iso(text);
  iso[10] = 'T';
  if (iso.size() == k_minutes) iso += ":00";
  constexpr auto k_whole = k_seconds + 1 + k_fraction_max;
  if (iso.size() > k_whole) {
    if (!all_digits(std::string_view(iso).substr(k_whole))) return std::nullopt;
    iso.resize(k_whole);
  }
  return Instant::parse(iso + 'Z');
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_character = (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
    if (begins_character && seen++ == characters) return std::string(text.substr(0, i)) + "…";
  }
  return std::string(text);
}

}  // namespace pc::consumption::focus
