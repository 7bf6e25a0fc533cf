// Named parameters become the numbered ones that engines know.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace pc::db {

/// ":name" → "$n" and "[name: …]" → "[n: …]", where n is the name's place in `names` from 1. Texts in quotes stay. A
/// Bug that names the statement when the text asks for a name that is not there, or never asks for one that is.
std::string numbered(const char* statement, std::string_view sql, std::span<const std::string_view> names);

}  // namespace pc::db
