// When a message is tried again, when an endpoint is given up, and whose turn it is.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::webhooks {

/// After so many tries, the first among them, until the next; nothing: it has failed.
std::optional<std::int64_t> pause_after(int tries);

/// An endpoint that has answered nothing but failures for so long is switched off.
inline constexpr std::int64_t k_failing_seconds = 5 * 86'400LL;

/// An endpoint with something to do, and its owner.
struct Turn {
  TenantId tenant;
  std::int64_t partner = 0, endpoint = 0;
  bool operator==(const Turn&) const = default;
};

inline constexpr std::size_t k_at_once = 4, k_at_once_of_owner = 2;

/// The first that may be served beside those being served: one at once an endpoint, two an owner, four in all, so that
/// whoever is slow keeps others from nothing. Nothing: nobody may.
std::optional<Turn> next_turn(const std::vector<Turn>& waiting, const std::vector<Turn>& served);

}  // namespace pc::webhooks
