#include "letters.hpp"

#include <algorithm>

#include "unicode.hpp"

namespace pc {

bool has_letter_or_digit(std::string_view name) {
  const auto all = code_points(name);
  return std::any_of(all.begin(), all.end(), [](char32_t c) {
    const auto kind = kind_of(c);
    return kind != CharacterKind::sign && kind != CharacterKind::blank && kind != CharacterKind::invisible;
  });
}

}  // namespace pc
