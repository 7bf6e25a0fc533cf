// Which addresses nobody may be made to call: those that only we can reach.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace pc::webhooks {

using V4 = std::array<std::uint8_t, 4>;
using V6 = std::array<std::uint8_t, 16>;

/// Private, loopback, link-local, shared, multicast, reserved or unspecified.
bool is_inside(const V4& address);
/// The same of IPv6, unique-local and site-local too; where it stands for one of IPv4, that one counts.
bool is_inside(const V6& address);
/// Of an address as text; nothing when it is none.
std::optional<bool> is_inside(const std::string& address);

}  // namespace pc::webhooks
