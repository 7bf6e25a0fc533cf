// Who asks, when proxies stand between.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http.hpp"

namespace pc::http {

/// The peer's address or, when the peer is a proxy that is trusted, the nearest address that its X-Forwarded-For names
/// and that is none of the trusted ones. What stands further left may have been made up by the caller.
std::string client_address(const std::string& peer, const std::vector<Header>& headers,
                           const std::vector<std::string>& trusted);

}  // namespace pc::http
