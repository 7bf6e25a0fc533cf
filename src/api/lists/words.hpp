// Public: codes as people read them, in the console's words (words.cmake).
#pragma once
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::lists {

/// Whether there are words for the codes of this group.
bool has_words(std::string_view group);

/// The word of a code of a group ("association", "resale" → 代售); the code itself where there is none.
std::string word(std::string_view group, std::string_view code, Language language);

}  // namespace pc::lists
