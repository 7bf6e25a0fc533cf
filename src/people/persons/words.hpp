// Public: words for sides and languages as they are stored and as inputs name them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"

namespace pc::persons {

std::string_view side_text(access::Side side);
/// Side::none when no side is called so.
access::Side side_of_text(std::string_view text);
std::string_view language_text(Language language);
std::optional<Language> language_of_text(std::string_view text);
/// As inputs name a language. Refuses invalid_value at `language`.
Result<Language> language_named(std::string_view text);
/// `otherwise` when they do not.
Result<Language> language_or(const std::optional<Text<2, 5>>& named, Language otherwise);
/// Roles or permissions as they are stored: "finance,role-7".
std::string joined(const std::vector<std::string>& parts);

}  // namespace pc::persons
