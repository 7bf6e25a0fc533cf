// Numbers of one value are one number, however they are written: 1E+2, 100.0 and 100.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pc::wire {

/// A number as JSON writes it, as plain digits: no exponent, no zeros that say nothing. Nothing when it is no number or
/// has more digits than any value here (40 before or behind the point).
std::optional<std::string> plain_number(std::string_view text);

}  // namespace pc::wire
