#include "cycle.hpp"

#include <algorithm>

namespace pc::subscriptions {
namespace {

constexpr std::int64_t k_day = 86'400, k_hour = 3'600, k_retention_days = 15;

Instant before(Instant expires, std::int64_t days) { return expires.plus_seconds(-days * k_day); }
Instant try_of(Day day) { return day.begin().plus_seconds(k_try_hour * k_hour); }

Day first_try(const Plan& plan) {
  return Day{Day::of(plan.expires).number - static_cast<std::int32_t>(plan.begins_before)};
}

/// The first try later than `now`.
Instant next_try(const Plan& plan, Instant now) {
  if (plan.begins_before == 0) return k_end_of_time;
  const auto from = now.plus_seconds(1);
  auto day = std::max(Day::of(from), first_try(plan));
  if (try_of(day) < from || plan.tried_on >= day) day = Day{std::max(day, plan.tried_on).number + 1};
  const auto at = try_of(day);
  return at < plan.expires ? at : k_end_of_time;
}

}  // namespace

Rights rights_of(std::string_view level) {
  if (level == "V5" || level == "V4") return {15, k_retention_days};
  if (level == "V3" || level == "V2") return {7, k_retention_days};
  return {3, k_retention_days};
}

Instant end_of(Stage stage, Instant expires, const Rights& rights) {
  switch (stage) {
    case Stage::in_use: return expires;
    case Stage::grace: return expires.plus_seconds(rights.grace * k_day);
    case Stage::retention: return expires.plus_seconds((rights.grace + rights.retention) * k_day);
    case Stage::released: break;
  }
  return k_end_of_time;
}

Stage stage_at(Instant expires, const Rights& rights, Instant now) {
  for (const auto stage : {Stage::in_use, Stage::grace, Stage::retention})
    if (now < end_of(stage, expires, rights)) return stage;
  return Stage::released;
}

std::optional<int> step_at(Instant expires, Instant now) {
  if (now >= expires) return std::nullopt;
  std::optional<int> reached;
  for (const int step : k_steps)
    if (now >= before(expires, step)) reached = step;
  return reached;
}

bool tries_now(const Plan& plan, Instant now) {
  if (plan.begins_before == 0 || now >= plan.expires) return false;
  const auto today = Day::of(now);
  return plan.tried_on < today && today >= first_try(plan) && now >= try_of(today);
}

Instant next_after(const Plan& plan, Instant now) {
  auto next = next_try(plan, now);
  const auto consider = [&](Instant at) {
    if (at > now) next = std::min(next, at);
  };
  for (const int step : k_steps) consider(before(plan.expires, step));
  for (const auto stage : {Stage::in_use, Stage::grace, Stage::retention})
    consider(end_of(stage, plan.expires, plan.rights));
  return next;
}

}  // namespace pc::subscriptions
