// Text as people read it, where bytes are not enough. The tables are utf8proc's (Unicode 15); only valid UTF-8 is
// given.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pc {

/// What a character is to people.
enum class CharacterKind { lower, upper, letter, digit, sign, blank, invisible };
/// `letter` is one without case, as those of most scripts are.
CharacterKind kind_of(char32_t character);

std::u32string code_points(std::string_view text);
std::string utf8_of(char32_t character);
char32_t lower_case(char32_t character);

/// One spelling for texts that look alike (NFKC): full-width forms become plain ones, an accent joins its letter.
std::string normalized(std::string_view text);

/// What is left of a text for comparing: normalized, without case, blanks and invisible characters. Two texts of one
/// key are one company, one bank reference, one account.
std::string comparable(std::string_view text);

/// A code as it was meant, of whatever keyboard: comparable, and without hyphens ("123 456", "AbCd-1234").
std::string meant_code(std::string_view typed);

/// The first character that no name, memo or number needs and that harms whoever reads it: control characters, line
/// separators, characters that turn the direction of writing, and those that no document may hold (U+FFFE, U+FFFF).
std::optional<char32_t> harmful_character(std::string_view text);
/// "U+202E"
std::string code_point_name(char32_t character);

}  // namespace pc
