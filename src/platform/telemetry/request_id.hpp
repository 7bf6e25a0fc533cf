// The id of a request, in logs and in X-Request-Id.
#pragma once
#include <string>
#include <string_view>

namespace pc {

/// 16 hex digits, different for every request of this process.
std::string fresh_request_id();
/// 1 to 64 of A-Z a-z 0-9 . _ - : what a caller may bring as its own id.
bool acceptable_request_id(std::string_view text);

}  // namespace pc
