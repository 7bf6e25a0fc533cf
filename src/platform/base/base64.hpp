// Base64 as RFC 4648 writes it, with padding and without line breaks.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pc {

std::string base64_of(std::string_view bytes);
/// Nothing when it is not exactly that.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace pc
