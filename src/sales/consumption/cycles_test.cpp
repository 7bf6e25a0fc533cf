#include "cycles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::consumption {
namespace {

Instant at(const char* day, int hours = 12) { return Day::parse(day)->begin().plus_seconds(hours * 3'600); }

TEST(Cycles, are_open_until_the_fifth_of_the_next_month) {
  const auto october = *BillCycle::parse("2026-10");
  EXPECT_TRUE(is_open(october, at("2026-10-05")));
  EXPECT_TRUE(is_open(october, at("2026-11-04", 23)));
  EXPECT_FALSE(is_open(october, at("2026-11-05", 0)));
  EXPECT_TRUE(is_open(october.plus(2), at("2026-11-05"))) << "what is to come is open";
}

TEST(Cycles, of_a_difference_is_its_own_or_the_first_open_one) {
  const auto on = [](const char* consumed, const char* now) { return counted_on(at(consumed), at(now)).text(); };
  EXPECT_EQ(on("2026-10-17", "2026-10-20"), "2026-10-17");
  EXPECT_EQ(on("2026-10-17", "2026-11-04"), "2026-10-17");
  EXPECT_EQ(on("2026-10-17", "2026-11-05"), "2026-11-01");
  EXPECT_EQ(on("2026-10-17", "2026-12-03"), "2026-11-01") << "November is open still";
  EXPECT_EQ(on("2024-02-29", "2026-12-24"), "2026-12-01");
  EXPECT_EQ(on("2027-02-10", "2026-12-24"), "2027-02-10");
}

TEST(Cycles, a_difference_never_counts_in_a_closed_cycle) {
  EXPECT_TRUE(rc::check([] {
    const Instant consumed{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000) * 1'000'000};
    const Instant now{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000) * 1'000'000};
    const auto day = counted_on(consumed, now);
    RC_ASSERT(is_open(BillCycle::of(day), now));
    RC_ASSERT(day == Day::of(consumed) || !is_open(BillCycle::of(consumed), now));
  }));
}

TEST(Cycles, more_than_two_months_ahead_is_far) {
  EXPECT_FALSE(is_far_ahead(at("2027-01-31"), at("2026-11-30")));
  EXPECT_TRUE(is_far_ahead(at("2027-02-01"), at("2026-11-30")));
  EXPECT_FALSE(is_far_ahead(at("2020-01-01"), at("2026-11-30")));
}

}  // namespace
}  // namespace pc::consumption
