#include "values.hpp"

#include <algorithm>
#include <charconv>

namespace pc::consumption::focus {
namespace {

constexpr int k_decimals_max = 24;
constexpr int k_exponent_max = 60;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  return all_digits(text.substr(0, point)) &&
         (point == std::string_view::npos || all_digits(text.substr(point + 1)));
}

/// mantissa × 10^exponent.
std::optional<Decimal> scaled(const Decimal& mantissa, int exponent) {
  const Decimal value = mantissa.without_trailing_zeros();
  if (value.zero()) return Decimal();
  int scale = value.scale() - exponent;
  Decimal result(value.units(), std::max(scale, 0));
  // A whole number may end in zeros that the exponent takes off again ("1000E-26").
  if (scale > k_decimals_max) {
    Int128 units = value.units();
    for (; scale > k_decimals_max && units % 10 == 0; --scale) units /= 10;
    if (scale > k_decimals_max) return std::nullopt;
    return Decimal(units, scale);
  }
  for (; scale < 0; ++scale) {
    const auto next = Decimal::product(result, Decimal(10, 0));
    if (!next) return std::nullopt;
    result = *next;
  }
  return result;
}

}  // namespace

bool says_nothing(std::string_view text) { return text.empty() || equal_ignoring_case(text, "NULL"); }

std::optional<Decimal> read_decimal(std::string_view text, bool& is_number) {
  const auto mark = text.find_first_of("eE");
  const auto mantissa = text.substr(0, mark);
  is_number = is_plain_number(mantissa);
  if (!is_number) return std::nullopt;
  int exponent = 0;
  if (mark != std::string_view::npos) {
    auto digits = text.substr(mark + 1);
    const bool minus = digits.starts_with('-');
    if (minus || digits.starts_with('+')) digits.remove_prefix(1);
    is_number = all_digits(digits);
    if (!is_number) return std::nullopt;
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec;
    if (error != std::errc{} || exponent > k_exponent_max) return std::nullopt;
    if (minus) exponent = -exponent;
  }
  const auto value = Decimal::parse(mantissa);
  if (!value) return std::nullopt;
  return scaled(*value, exponent);
}

std::optional<Instant> read_moment(std::string_view text) {
  for (const std::string_view utc : {"Z", "+00:00", " UTC"})
    if (text.ends_with(utc)) {
      text.remove_suffix(utc.size());
      break;
    }
  if (text.size() < 19 || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
  std::string iso(text);
  iso[10] = 'T';
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
