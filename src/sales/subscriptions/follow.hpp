// Public: the job that follows subscriptions through their lives: tells before the expiry, renews what renews by
// itself, moves what is over on to grace, retention and release.
#pragma once
#include "core/work/work.hpp"

namespace pc::subscriptions {

/// Does what is due, each in a transaction of its own, so that it goes on where it stopped; returns how many were
/// looked at. Throws after all others when one failed.
std::int64_t follow(db::Database& database, Instant now);

}  // namespace pc::subscriptions
