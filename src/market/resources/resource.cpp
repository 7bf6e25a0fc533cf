#include "resource.hpp"

namespace pc::resources {

std::span<const Status> statuses_of(Charging charging) {
  static constexpr Status prepaid[] = {Status::in_use, Status::closed, Status::frozen, Status::expired};
  static constexpr Status on_demand[] = {Status::in_use,   Status::grace,   Status::freezing,
                                         Status::changing, Status::closing, Status::closed};
  if (charging == Charging::on_demand) return on_demand;
  return prepaid;
}

bool unexpired(const Resource& resource, Instant now) {
  return resource.status != Status::closed && resource.status != Status::expired && now < resource.expires_at;
}

Period soon(Instant now) { return {now, now.plus_seconds(k_soon_days * 86'400)}; }

}  // namespace pc::resources
