#include "period.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::account_managers {
namespace {

constexpr std::int64_t k_hour = 3'600;

TEST(ManagerPeriod, counts_in_summaries_from_the_day_after_the_assignment) {
  const Day day = *Day::parse("2026-03-10");
  const Instant noon = day.begin().plus_seconds(12 * k_hour);
  EXPECT_EQ(days_of({noon, k_end_of_time}).first.text(), "2026-03-11");
  EXPECT_EQ(days_of({day.begin(), k_end_of_time}).first.text(), "2026-03-10") << "midnight is the whole day";
  EXPECT_FALSE(days_of({noon, noon.plus_seconds(k_hour)}).contains(day)) << "an hour of a day is no day";
}

TEST(ManagerPeriod, keeps_its_last_day_in_summaries) {
  const Day day = *Day::parse("2026-03-10");
  const DaySpan span = days_of({Day{day.number - 5}.begin(), day.begin().plus_seconds(k_hour)});
  EXPECT_TRUE(span.contains(day));
  EXPECT_FALSE(span.contains(Day{day.number + 1}));
}

TEST(ManagerPeriod, an_open_period_has_no_last_day) {
  EXPECT_TRUE(days_of({Instant{0}, k_end_of_time}).contains(*Day::parse("2099-12-31")));
}

TEST(ManagerPeriod, a_day_belongs_to_exactly_one_of_the_periods_that_follow_one_another) {
  EXPECT_TRUE(rc::check("every day after the first assignment", [] {
    const auto steps = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 4 * 86'400)));
    std::vector<Period> periods;
    Instant at = Day::parse("2026-01-05")->begin();
    for (const auto seconds : steps) {
      periods.push_back({at, at.plus_seconds(seconds)});
      at = periods.back().to;
    }
    periods.back().to = k_end_of_time;
    const Day first = Day::of(periods.front().from);
    for (int n = 0; n < 40; ++n) {
      int owners = 0;
      for (const auto& period : periods) {
        const bool counted = days_of(period).contains(Day{first.number + n});
        RC_ASSERT(counted == period.contains(Day{first.number + n}.begin()));
        owners += counted ? 1 : 0;
      }
      RC_ASSERT(owners == 1);
    }
  }));
}

TEST(ManagerPeriod, never_begins_inside_another_whatever_the_clock_says) {
  const Instant now{1'000};
  EXPECT_EQ(next_begin(std::nullopt, now), now);
  EXPECT_EQ(next_begin(Period{Instant{10}, Instant{20}}, now), now);
  EXPECT_EQ(next_begin(Period{Instant{10}, Instant{2'000}}, now), Instant{2'000});
  EXPECT_EQ(next_begin(Period{Instant{1'000}, k_end_of_time}, now), Instant{1'001});
  EXPECT_EQ(next_begin(Period{Instant{10}, k_end_of_time}, now), now);
}

}  // namespace
}  // namespace pc::account_managers
