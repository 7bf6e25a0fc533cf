// Text with bounds, and the few text helpers that everybody needs.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pc {

/// UTF-8 text of Min to Max characters (code points), without blanks at its ends and without harmful characters
/// (unicode.hpp). Bounds are checked on decoding; what is blank only is nothing.
template <std::size_t Min, std::size_t Max>
struct Text {
  static constexpr std::size_t min = Min;
  static constexpr std::size_t max = Max;
  std::string value;
  bool empty() const { return value.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// A password as it was typed: 1 to `max` characters, blanks included.
struct TypedPassword {
  static constexpr std::size_t max = 128;
  std::string value;
};

/// Code points of valid UTF-8; npos when it is not valid UTF-8.
std::size_t utf8_length(std::string_view text);
/// What is no UTF-8 becomes "?"; cut between characters when it is longer than `bytes_max`.
std::string valid_utf8(std::string_view text, std::size_t bytes_max = std::string_view::npos);
std::string lower_ascii(std::string_view text);
/// Without blanks of any script at its ends; nothing when nothing of it is seen. Bytes that are no UTF-8 stay.
std::string_view trimmed(std::string_view text);
/// For protocols: only blank, tab and line ends.
std::string_view trimmed_ascii(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
bool equal_ignoring_case(std::string_view a, std::string_view b);
/// A broken escape stands for itself; has_broken_escape tells.
std::string percent_decoded(std::string_view text, bool plus_is_space);
/// A % that is not followed by two hexadecimal digits.
bool has_broken_escape(std::string_view text);
/// Everything but A-Z a-z 0-9 - _ . ~ as %XX with upper-case digits.
std::string percent_encoded(std::string_view text);

}  // namespace pc
