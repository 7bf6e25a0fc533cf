#include "session_life.hpp"

namespace pc::sign_in {

bool alive(const SessionTimes& times, const SessionLimits& limits, Instant now) {
  return now < times.ends_at && now < times.seen_at.plus_seconds(limits.idle_seconds);
}

bool due_for_rotation(const SessionTimes& times, const SessionLimits& limits, Instant now) {
  return now >= times.rotated_at.plus_seconds(limits.rotate_seconds);
}

bool worth_noting(const SessionTimes& times, Instant now) { return now >= times.seen_at.plus_seconds(60); }

}  // namespace pc::sign_in
