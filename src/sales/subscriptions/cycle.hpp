// Public: what becomes of something that was bought for a time when that is over (资源生命周期). Spec: resource life
// cycle; auto-renewal.
#pragma once
#include <optional>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::subscriptions {

enum class Stage {
  in_use,     // 使用中
  grace,      // 已过期, 宽限期: runs on
  retention,  // 已冻结, 保留期: is kept, and cannot be used
  released,   // 已释放
};

/// How long each lasts, in days.
struct Rights {
  std::int64_t grace = 0, retention = 0;
};
/// By the level of the customer, V0 to V5; an unknown level has those of V0.
Rights rights_of(std::string_view level);

/// When the stage after this one begins; the end of time after the last.
Instant end_of(Stage stage, Instant expires, const Rights& rights);
Stage stage_at(Instant expires, const Rights& rights, Instant now);

/// Days before the expiry on which people are told.
inline constexpr int k_steps[] = {15, 7, 3, 1};
/// The step that `now` has reached, none before the first and after the expiry.
std::optional<int> step_at(Instant expires, Instant now);

/// Auto-renewal is tried once a day, from 03:00 (GMT+08:00) on, so many days before the expiry.
inline constexpr std::int64_t k_begin_least = 2, k_begin_most = 7, k_try_hour = 3;

struct Plan {
  Instant expires;
  Rights rights;
  std::int64_t begins_before = 0;  // days; 0: does not renew by itself
  Day tried_on;                    // the day of the last try
};
bool tries_now(const Plan& plan, Instant now);

/// When something of the plan is due next, later than `now`; the end of time when nothing is.
Instant next_after(const Plan& plan, Instant now);

}  // namespace pc::subscriptions
