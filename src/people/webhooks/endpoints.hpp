// Public: where events are sent (接收地址): made, changed, given another secret, switched off, deleted. An endpoint is its
// partner's, or the vendor's, as whoever asks.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/work/work.hpp"
#include "platform/base/secret.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::webhooks {

struct EndpointTag {
  static constexpr const char* name = "webhook";
};
using EndpointId = Id<EndpointTag>;

/// Why an endpoint gets nothing.
enum class OffWhy {
  by_hand,
  gone,     // it said so: 410
  failing,  // nothing but failures for days
};
std::span<const wire::Name<OffWhy>> names(OffWhy);

inline constexpr std::size_t k_endpoints_max = 10;
inline constexpr std::int64_t k_old_secret_seconds = 86'400;

/// What somebody says of an endpoint; `url` was looked at already (check_target).
struct EndpointInput {
  std::string url, description;
  std::vector<std::string> events;  // types; none: all
  bool enabled = true;
};

struct Told {
  EndpointId id;
  Secret secret;
  Instant old_until{};  // of the one before
};

/// `submit` names the request: a repeat is told the same. Refuses webhooks.too_many, unknown_event.
Result<Told> create(work::Work& work, const EndpointInput& input, const std::string& submit);
/// Refuses webhooks.unknown, unknown_event.
Outcome change(work::Work& work, EndpointId endpoint, const EndpointInput& input);
/// The old secret signs too for a day more; one before that no longer. Refuses webhooks.unknown.
Result<Told> rotate(work::Work& work, EndpointId endpoint, const std::string& submit);
/// What waits for it is not sent. Refuses webhooks.unknown.
Outcome remove(work::Work& work, EndpointId endpoint);

}  // namespace pc::webhooks
