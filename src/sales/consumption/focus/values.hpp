// The values that exporters write into the fields of a bill.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::consumption::focus {

/// "NULL" in any case, and nothing at all.
bool says_nothing(std::string_view text);

/// Plain decimal notation, and with an exponent ("1E-7", "2.5e+3"). Digits are cut after the 24th decimal, and where
/// there would be more than 36. `is_number` tells a number that is too large from text that is none.
std::optional<Decimal> read_decimal(std::string_view text, bool& is_number);

/// "2024-09-18 23:00:00" (UTC is meant) or with T; with or without seconds, a fraction of any length (cut to
/// microseconds), and "Z", "+00:00", "+0000", "+00" or " UTC".
std::optional<Instant> read_moment(std::string_view text);

/// At most `characters` of the text, with "…" where it was cut.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace pc::consumption::focus
