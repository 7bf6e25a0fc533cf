#include "number.hpp"

#include <charconv>

namespace pc::wire {
namespace {

constexpr std::ptrdiff_t k_digits_max = 40;
constexpr int k_exponent_max = 10'000;  // beyond it only zero has a value

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<int> exponent_of(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  if (!all_digits(text)) return std::nullopt;
  int value = k_exponent_max;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || value > k_exponent_max) value = k_exponent_max;
  return minus ? -value : value;
}

}  // namespace

std::optional<std::string> plain_number(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const auto mark = text.find_first_of("eE");
  int exponent = 0;
  if (mark != std::string_view::npos) {
    const auto given = exponent_of(text.substr(mark + 1));
    if (!given) return std::nullopt;
    exponent = *given;
    text = text.substr(0, mark);
  }
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(part))) return std::nullopt;

  std::string digits = std::string(whole) + std::string(part);
  std::ptrdiff_t before = std::ssize(whole) + exponent;  // digits before the point
  const auto first = digits.find_first_not_of('0');
  if (first == std::string::npos) return "0";
  digits.erase(0, first);
  before -= static_cast<std::ptrdiff_t>(first);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (before > k_digits_max || std::ssize(digits) - before > k_digits_max) return std::nullopt;
  if (before <= 0) {
    digits.insert(0, static_cast<std::size_t>(-before), '0');
    digits.insert(0, "0.");
  } else if (before < std::ssize(digits)) {
    digits.insert(static_cast<std::size_t>(before), 1, '.');
  } else {
    digits.append(static_cast<std::size_t>(before - std::ssize(digits)), '0');
  }
  return minus ? "-" + digits : digits;
}

}  // namespace pc::wire
