#include "unicode.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "assertions.hpp"
#include "text.hpp"

namespace pc {
namespace {

constexpr char32_t k_first_beyond_ascii = 0x80;
constexpr char32_t k_braille_blank = 0x2800;  // a sign by its class, yet nothing is seen

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), std::ssize(text), &result,
      static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  ensure(length >= 0, "text is valid UTF-8");
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

bool plain_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= k_first_beyond_ascii) return false;
  return true;
}

bool harmful(char32_t c) {
  if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) return true;  // control characters
  if (c < 0x061c) return false;
  const auto within = [c](char32_t first, char32_t last) { return first <= c && c <= last; };
  return c == 0x061c || within(0x200e, 0x200f) || within(0x2028, 0x202e) || within(0x2066, 0x206f) ||
         within(0xfdd0, 0xfdef) || within(0xfff9, 0xfffb) || (c & 0xfffe) == 0xfffe;
}

bool seen(char32_t c) {
  const auto kind = kind_of(c);
  return kind != CharacterKind::blank && kind != CharacterKind::invisible;
}

}  // namespace

CharacterKind kind_of(char32_t c) {
  using enum CharacterKind;
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  if (c == k_braille_blank) return blank;
  if (property->ignorable) return invisible;
  switch (property->category) {
    case UTF8PROC_CATEGORY_LL: return lower;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return upper;
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_NL: return letter;
    case UTF8PROC_CATEGORY_ND: return digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return blank;
    case UTF8PROC_CATEGORY_CC: return (c >= '\t' && c <= '\r') || c == 0x85 ? blank : invisible;
    case UTF8PROC_CATEGORY_CF: return invisible;
    default: return sign;
  }
}

std::string utf8_of(char32_t character) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)};
}

char32_t lower_case(char32_t character) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character)));
}

std::u32string code_points(std::string_view text) {
  std::u32string all;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t from = 0; from < text.size();) {
    utf8proc_int32_t c = 0;
    const auto length = utf8proc_iterate(at + from, std::ssize(text) - static_cast<std::ptrdiff_t>(from), &c);
    ensure(length > 0, "text is valid UTF-8");
    all.push_back(static_cast<char32_t>(c));
    from += static_cast<std::size_t>(length);
  }
  return all;
}

std::string normalized(std::string_view text) {
  return plain_ascii(text) ? std::string(text) : mapped(text, 0);
}

std::string comparable(std::string_view text) {
  // Normalized before it is folded, lest marks part in another order; folded twice, because what a blank held apart may
  // join its neighbour.
  std::string key = normalized(text);
  for (int round = 0; round < 2; ++round) {
    const auto folded = mapped(key, UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    key.clear();
    for (const char32_t c : code_points(folded))
      if (seen(c)) key += utf8_of(c);
  }
  return key;
}

std::string meant_code(std::string_view typed) {
  if (utf8_length(typed) == std::string_view::npos) return std::string(typed);
  std::string code = comparable(typed);
  std::erase(code, '-');
  return code;
}

std::optional<char32_t> harmful_character(std::string_view text) {
  if (plain_ascii(text)) {
    for (const char c : text)
      if (harmful(static_cast<unsigned char>(c))) return static_cast<unsigned char>(c);
    return std::nullopt;
  }
  for (const char32_t c : code_points(text))
    if (harmful(c)) return c;
  return std::nullopt;
}

std::string code_point_name(char32_t character) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(character));
  return text.data();
}

}  // namespace pc
