#include "text.hpp"

#include <algorithm>

#include "unicode.hpp"

namespace pc {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Length of the UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  const bool overlong_or_surrogate = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                                     (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
  return overlong_or_surrogate ? 0 : length;
}

bool ascii_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Characters that people know as blanks, and the two that take no room.
bool is_blank(char32_t c) {
  constexpr char32_t k_zero_width_space = 0x200b, k_word_joiner = 0x2060, k_byte_order_mark = 0xfeff;
  return kind_of(c) == CharacterKind::blank || c == k_zero_width_space || c == k_word_joiner ||
         c == k_byte_order_mark;
}

/// The bytes of a blank at the start, 0 when there is none.
std::size_t blank_at_start(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.front()) < 0x80) return ascii_blank(text.front()) ? 1 : 0;
  const auto length = sequence_length(text);
  return length > 0 && is_blank(code_points(text.substr(0, length)).front()) ? length : 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return ascii_blank(text.back()) ? 1 : 0;
  std::size_t length = 1;
  while (length < 4 && length < text.size() &&
         (static_cast<unsigned char>(text[text.size() - length]) & 0xc0) == 0x80)
    ++length;
  const auto last = text.substr(text.size() - length);
  return sequence_length(last) == length && is_blank(code_points(last).front()) ? length : 0;
}

bool anything_seen(std::string_view text) {
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) return true;  // no UTF-8: not for us to judge
    const auto kind = kind_of(code_points(text.substr(0, length)).front());
    if (kind != CharacterKind::blank && kind != CharacterKind::invisible) return true;
    text.remove_prefix(length);
  }
  return false;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return std::string_view::npos;
    text.remove_prefix(length);
    ++count;
  }
  return count;
}

std::string valid_utf8(std::string_view text, std::size_t bytes_max) {
  std::string valid;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const auto next = length == 0 ? std::string_view("?") : text.substr(0, length);
    if (valid.size() + next.size() > bytes_max) break;
    valid += next;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return valid;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view trimmed_ascii(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string_view trimmed(std::string_view text) {
  for (std::size_t length = blank_at_start(text); length > 0; length = blank_at_start(text))
    text.remove_prefix(length);
  for (std::size_t length = blank_at_end(text); length > 0; length = blank_at_end(text))
    text.remove_suffix(length);
  return anything_seen(text) ? text : std::string_view();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string percent_decoded(std::string_view text, bool plus_is_space) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      result.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else {
      result.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return result;
}

bool has_broken_escape(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
    if (at + 2 >= text.size() || hex_value(text[at + 1]) < 0 || hex_value(text[at + 2]) < 0) return true;
  return false;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const bool kept = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.' || c == '~';
    if (kept) {
      result.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result.push_back('%');
      result.push_back(digits[byte >> 4]);
      result.push_back(digits[byte & 15]);
    }
  }
  return result;
}

}  // namespace pc
