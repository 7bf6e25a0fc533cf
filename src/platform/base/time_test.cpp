#include "time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "calendar.hpp"

namespace pc {
namespace {

constexpr std::int64_t k_year_0 = -62'167'219'200;
constexpr std::int64_t k_year_10000 = 253'402'300'800;

Instant at(std::string_view text) {
  const auto instant = Instant::parse(text);
  EXPECT_TRUE(instant.has_value()) << text;
  return instant.value_or(Instant{});
}

TEST(Instant, text_and_back_is_the_same_moment) {
  EXPECT_TRUE(rc::check([] {
    const auto seconds = *rc::gen::inRange<std::int64_t>(k_year_0, k_year_10000);
    const auto micros = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const Instant moment{seconds * 1'000'000 + micros};
    RC_ASSERT(Instant::parse(moment.text_micros()) == moment);
    RC_ASSERT(Instant::parse(moment.text()) == Instant{seconds * 1'000'000});
  }));
}

TEST(Instant, known_moments) {
  EXPECT_EQ(at("1970-01-01T00:00:00Z").micros, 0);
  EXPECT_EQ(at("2026-11-24T01:02:03Z").micros, 1'795'482'123'000'000);
  EXPECT_EQ(at("2026-11-24T01:02:03.5Z").text_micros(), "2026-11-24T01:02:03.500000Z");
  EXPECT_EQ(at("1969-12-31T23:59:59.999999Z").micros, -1);
  EXPECT_EQ(at("2024-02-29T00:00:00Z").text(), "2024-02-29T00:00:00Z");
}

TEST(Instant, what_is_no_moment_is_refused) {
  for (const char* text : {"",
                           "2026-11-24",
                           "2026-11-24T01:02:03",
                           "2026-11-24 01:02:03Z",
                           "2026-11-24T01:02:03+08:00",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-01-32T00:00:00Z",
                           "2026-01-01T24:00:00Z",
                           "2026-01-01T00:60:00Z",
                           "2026-01-01T00:00:60Z",
                           "2026-01-01T00:00:00.Z",
                           "2026-01-01T00:00:00.1234567Z",
                           "2026-01-01T00:00:0aZ",
                           "2026-01-01T00:00:00,5Z",
                           "20260101T000000Z",
                           "2026-01-01T00:00:00ZZ",
                           "-026-01-01T00:00:00Z",
                           "2026-01-01t00:00:00Z"})
    EXPECT_FALSE(Instant::parse(text).has_value()) << text;
}

TEST(Day, changes_at_sixteen_hundred_utc) {
  EXPECT_EQ(Day::of(at("2026-11-24T15:59:59.999999Z")).text(), "2026-11-24");
  EXPECT_EQ(Day::of(at("2026-11-24T16:00:00Z")).text(), "2026-11-25");
  EXPECT_EQ(Day::of(at("1969-12-31T15:59:59Z")).text(), "1969-12-31");
  EXPECT_EQ(Day::of(at("1969-12-31T16:00:00Z")).number, 0);
  EXPECT_EQ(Day::parse("2026-11-25")->begin().text(), "2026-11-24T16:00:00Z");
}

TEST(Day, every_moment_lies_in_its_day) {
  EXPECT_TRUE(rc::check([] {
    const auto seconds = *rc::gen::inRange<std::int64_t>(k_year_0 + 86'400, k_year_10000 - 86'400);
    const Instant moment{seconds * 1'000'000};
    const Day day = Day::of(moment);
    RC_ASSERT(day.begin() <= moment && moment < day.end());
    RC_ASSERT(Day::parse(day.text()) == day);
    RC_ASSERT(Day::of(day.end()).number == day.number + 1);
    RC_ASSERT(Day::of(Instant{day.end().micros - 1}) == day);
  }));
}

TEST(Day, what_is_no_date_is_refused) {
  for (const char* text :
       {"", "2026-11-2", "2026-11-024", "2026/11/24", "2026-02-30", "2026-11-24T", "20261124--"})
    EXPECT_FALSE(Day::parse(text).has_value()) << text;
}

TEST(BillCycle, ends_with_the_last_day_of_the_month_in_business_time) {
  EXPECT_EQ(BillCycle::of(at("2026-11-30T15:59:59.999999Z")).text(), "2026-11");
  EXPECT_EQ(BillCycle::of(at("2026-11-30T16:00:00Z")).text(), "2026-12");
  EXPECT_EQ(BillCycle::of(at("2026-12-31T16:00:00Z")).text(), "2027-01");
  EXPECT_EQ(BillCycle::of(at("2024-02-28T16:00:00Z")).text(), "2024-02") << "a leap day";
  EXPECT_EQ(BillCycle::of(at("2024-02-29T16:00:00Z")).text(), "2024-03");
  EXPECT_EQ(BillCycle::of(at("2026-02-28T16:00:00Z")).text(), "2026-03");
}

TEST(BillCycle, period_holds_exactly_its_moments) {
  EXPECT_TRUE(rc::check([] {
    const BillCycle cycle{*rc::gen::inRange(12, 9998 * 12)};
    const Period period = cycle.period();
    RC_ASSERT(BillCycle::parse(cycle.text()) == cycle);
    RC_ASSERT(BillCycle::of(period.from) == cycle);
    RC_ASSERT(BillCycle::of(Instant{period.to.micros - 1}) == cycle);
    RC_ASSERT(BillCycle::of(period.to) == cycle.plus(1));
    RC_ASSERT(cycle.plus(1).period().from == period.to);
    RC_ASSERT(cycle.plus(13).plus(-13) == cycle);
  }));
}

TEST(BillCycle, last_month_that_can_be_written_has_an_end) {
  EXPECT_EQ(BillCycle::parse("9999-12")->period().to.micros - at("9999-12-31T16:00:00Z").micros, 0);
  EXPECT_EQ(BillCycle::parse("0000-01")->first_day().text(), "0000-01-01");
}

TEST(BillCycle, what_is_no_month_is_refused) {
  for (const char* text :
       {"", "2026-1", "2026-00", "2026-13", "202611", "2026/11", "2026-11-01", "-026-11", "2026- 1"})
    EXPECT_FALSE(BillCycle::parse(text).has_value()) << text;
}

TEST(Period, contains_its_beginning_but_not_its_end) {
  const Period period{Instant{10}, Instant{20}};
  EXPECT_TRUE(period.contains(Instant{10}));
  EXPECT_FALSE(period.contains(Instant{20}));
  EXPECT_FALSE(period.contains(Instant{9}));
  EXPECT_TRUE(Period{Instant{10}}.open());
}

TEST(Clock, can_be_stopped_and_moved) {
  Clock clock;
  clock.stop_at(Instant{42});
  EXPECT_EQ(clock.now(), Instant{42});
  clock.run();
  const Instant before = clock.now();
  clock.shift(3'600'000'000);
  EXPECT_GE(clock.now().micros - before.micros, 3'600'000'000);
}

}  // namespace
}  // namespace pc
