// How personal data looks to those who do not need it.
#pragma once
#include <string>
#include <string_view>

namespace pc {

/// Keeps the first `head` and last `tail` characters (code points); a shorter text keeps less.
std::string masked_middle(std::string_view text, std::size_t head, std::size_t tail, std::string_view stars);
/// "13812345678" → "138****5678", "li@example.com" → "l***@example.com".
std::string masked_mobile(std::string_view mobile);
std::string masked_email(std::string_view email);

}  // namespace pc
