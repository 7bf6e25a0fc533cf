// Texts with places for values: "{amount} yuan".
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pc::messages {

using Values = std::vector<std::pair<std::string_view, std::string>>;

/// `text` with every {name} replaced by its value. A name without a value is a Bug; what stands in a value is never
/// looked at again.
std::string filled(std::string_view text, const Values& values);

}  // namespace pc::messages
