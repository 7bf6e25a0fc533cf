// Whether a name says anything.
#pragma once
#include <string_view>

namespace pc {

/// Whether a letter or digit of any script is in it: "--", "（）" and "··" are no names.
bool has_letter_or_digit(std::string_view name);

}  // namespace pc
