// When a portal session ends, and when its secret is renewed.
#pragma once
#include "platform/base/base.hpp"

namespace pc::sign_in {

struct SessionTimes {
  Instant rotated_at, seen_at, ends_at;
};

/// Of this installation; lent by the application.
struct SessionLimits {
  std::int64_t idle_seconds = 30 * 60;
  std::int64_t absolute_seconds = 12 * 3600;
  std::int64_t rotate_seconds = 3600;
};

bool alive(const SessionTimes& times, const SessionLimits& limits, Instant now);
bool due_for_rotation(const SessionTimes& times, const SessionLimits& limits, Instant now);
/// `seen_at` is written at most once a minute.
bool worth_noting(const SessionTimes& times, Instant now);

}  // namespace pc::sign_in
