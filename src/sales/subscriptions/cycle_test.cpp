#include "cycle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace pc::subscriptions {
namespace {

constexpr std::int64_t k_day = 86'400;
const Instant k_expires = *Instant::parse("2026-12-31T16:00:00Z");  // midnight in Beijing
Instant days(std::int64_t number, std::int64_t seconds = 0) {
  return k_expires.plus_seconds(number * k_day + seconds);
}

TEST(Cycle, goes_through_grace_and_retention_by_level) {
  for (const auto& [level, grace] : {std::pair{"V0", 3}, {"V1", 3}, {"V2", 7}, {"V5", 15}, {"?", 3}}) {
    const auto rights = rights_of(level);
    EXPECT_EQ(stage_at(k_expires, rights, days(0, -1)), Stage::in_use) << level;
    EXPECT_EQ(stage_at(k_expires, rights, days(0)), Stage::grace) << level;
    EXPECT_EQ(stage_at(k_expires, rights, days(grace, -1)), Stage::grace) << level;
    EXPECT_EQ(stage_at(k_expires, rights, days(grace)), Stage::retention) << level;
    EXPECT_EQ(stage_at(k_expires, rights, days(grace + 15, -1)), Stage::retention) << level;
    EXPECT_EQ(stage_at(k_expires, rights, days(grace + 15)), Stage::released) << level;
  }
}

TEST(Cycle, tells_by_steps) {
  EXPECT_EQ(step_at(k_expires, days(-15, -1)), std::nullopt);
  EXPECT_EQ(step_at(k_expires, days(-15)), 15);
  EXPECT_EQ(step_at(k_expires, days(-7, -1)), 15);
  EXPECT_EQ(step_at(k_expires, days(-2)), 3);
  EXPECT_EQ(step_at(k_expires, days(0, -1)), 1);
  EXPECT_EQ(step_at(k_expires, days(0)), std::nullopt);
}

TEST(Cycle, tries_to_renew_once_a_day_from_three_o_clock) {
  Plan plan{k_expires, rights_of("V0"), 7, {}};
  const std::int64_t three = 3 * 3'600;
  EXPECT_FALSE(tries_now(plan, days(-8, three)));
  EXPECT_FALSE(tries_now(plan, days(-7, three - 1)));
  EXPECT_TRUE(tries_now(plan, days(-7, three)));
  EXPECT_TRUE(tries_now(plan, days(-7, 20 * 3'600))) << "late is better than never";
  plan.tried_on = Day::of(days(-7));
  EXPECT_FALSE(tries_now(plan, days(-7, 20 * 3'600)));
  EXPECT_TRUE(tries_now(plan, days(-6, three)));
  EXPECT_FALSE(tries_now(plan, days(0, three)));
  plan.begins_before = 0;
  EXPECT_FALSE(tries_now(plan, days(-6, three)));
}

RC_GTEST_PROP(Cycle, nothing_is_missed_from_one_due_time_to_the_next, ()) {
  const Plan plan{
      k_expires, rights_of(*rc::gen::element("V0", "V2", "V5")), *rc::gen::element(0, 2, 5, 7), {}};
  const auto now = days(*rc::gen::inRange(-40, 40), *rc::gen::inRange(0, 86'400));
  const auto next = next_after(plan, now);
  RC_ASSERT(next > now);
  if (next == k_end_of_time) {
    RC_ASSERT(stage_at(plan.expires, plan.rights, now) == Stage::released);
    return;
  }
  const auto before = Instant{next.micros - 1};
  RC_ASSERT(stage_at(plan.expires, plan.rights, before) == stage_at(plan.expires, plan.rights, now));
  RC_ASSERT(step_at(plan.expires, before) == step_at(plan.expires, now));
  auto tried = plan;
  tried.tried_on = Day::of(now);
  const auto next_tried = next_after(tried, now);
  if (next_tried != k_end_of_time) RC_ASSERT(!tries_now(tried, Instant{next_tried.micros - 1}));
}

}  // namespace
}  // namespace pc::subscriptions
