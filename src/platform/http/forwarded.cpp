#include "forwarded.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "platform/base/text.hpp"

namespace pc::http {
namespace {

/// In its one form; nothing when it is no address.
std::optional<std::string> address_of(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::array<char, INET6_ADDRSTRLEN> form{};
  for (const int family : {AF_INET, AF_INET6})
    if (::inet_pton(family, text.c_str(), bytes.data()) == 1)
      return ::inet_ntop(family, bytes.data(), form.data(), form.size());
  return std::nullopt;
}

}  // namespace

std::string client_address(const std::string& peer, const std::vector<Header>& headers,
                           const std::vector<std::string>& trusted) {
  std::string nearest = peer, named;
  for (const auto& header : headers)
    if (equal_ignoring_case(header.name, "x-forwarded-for"))
      named += (named.empty() ? "" : ",") + header.value;
  const auto list = split(named, ',');
  for (auto at = list.rbegin(); at != list.rend() && std::ranges::find(trusted, nearest) != trusted.end();
       ++at) {
    const auto address = address_of(std::string(trimmed(*at)));
    if (!address) break;
    nearest = *address;
  }
  return nearest;
}

}  // namespace pc::http
