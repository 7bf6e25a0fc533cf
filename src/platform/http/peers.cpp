#include "peers.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "http.hpp"

namespace pc::http {

std::size_t PeerCounts::enter(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  return ++open_[peer];
}

void PeerCounts::leave(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(peer);
  if (found != open_.end() && --found->second == 0) open_.erase(found);
}

std::string peer_of(const std::string& address) {
  in6_addr whole{};
  if (::inet_pton(AF_INET6, address.c_str(), &whole) != 1 || IN6_IS_ADDR_V4MAPPED(&whole)) return address;
  constexpr std::size_t half = 8;
  std::fill_n(&whole.s6_addr[half], sizeof(whole.s6_addr) - half, std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET6, &whole, text.data(), text.size());
}

}  // namespace pc::http
