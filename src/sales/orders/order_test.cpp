#include "order.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "refund.hpp"

namespace pc::orders {
namespace {

Instant at(const char* text) { return *Instant::parse(text); }

TEST(Order, lasts_by_the_calendar_of_beijing) {
  EXPECT_EQ(plus_periods(at("2026-01-31T02:00:00Z"), k_month, 1).text(), "2026-02-28T02:00:00Z");
  EXPECT_EQ(plus_periods(at("2026-01-31T02:00:00Z"), k_month, 2).text(), "2026-03-31T02:00:00Z");
  EXPECT_EQ(plus_periods(at("2028-02-29T02:00:00Z"), k_year, 1).text(), "2029-02-28T02:00:00Z");
  // 2026-02-01T01:00 in Beijing: the day there counts.
  EXPECT_EQ(plus_periods(at("2026-01-31T17:00:00Z"), k_month, 1).text(), "2026-02-28T17:00:00Z");
}

TEST(Order, is_bought_for_months_or_years) {
  EXPECT_TRUE(check_period("month", 11).ok());
  EXPECT_TRUE(check_period("year", 3).ok());
  for (const auto& [unit, periods] : {std::pair{"month", 12}, {"month", 0}, {"year", 4}, {"day", 1}, {"", 1}})
    EXPECT_FALSE(check_period(unit, periods).ok()) << unit << periods;
}

TEST(Order, stands_as_its_lines_do) {
  using S = LineStatus;
  const auto status = [](std::vector<S> lines) { return status_of(lines); };
  EXPECT_EQ(status({S::done, S::processing}), Status::processing);
  EXPECT_EQ(status({S::done, S::failed}), Status::completed);
  EXPECT_EQ(status({S::failed, S::failed}), Status::cancelled);
  EXPECT_EQ(status({S::returned}), Status::completed);
}

RC_GTEST_PROP(Order, a_price_cut_is_split_to_the_fen, ()) {
  const auto sizes = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1'000'000)));
  std::vector<Money> shares;
  Money all;
  for (const auto size : sizes) {
    shares.push_back(Money::fen(size));
    all += shares.back();
  }
  const auto off = Money::fen(*rc::gen::inRange<std::int64_t>(0, all.in_fen() + 1));
  const auto parts = split_off(off, shares);
  Money sum;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    RC_ASSERT(parts[i] >= Money());
    RC_ASSERT(parts[i] <= shares[i]);
    sum += parts[i];
  }
  RC_ASSERT(sum == off);
}

TEST(Refund, is_whole_for_five_days_and_by_the_second_then) {
  const Term term{{at("2026-06-01T00:00:00Z"), at("2026-07-01T00:00:00Z")}, 300_yuan};
  EXPECT_EQ(given_back(term, at("2026-05-20T00:00:00Z"), 0), 300_yuan) << "it has not begun";
  EXPECT_EQ(given_back(term, at("2026-06-05T23:59:59Z"), 100), 300_yuan);
  EXPECT_EQ(given_back(term, at("2026-06-16T00:00:00Z"), 0), 150_yuan);
  EXPECT_EQ(given_back(term, at("2026-06-16T00:00:00Z"), 100), 135_yuan) << "a tenth is kept";
  EXPECT_EQ(given_back(term, at("2026-07-01T00:00:00Z"), 0), Money());
}

RC_GTEST_PROP(Refund, never_grows_and_never_exceeds_what_was_paid, ()) {
  const Term term{{Instant{0}, Instant{*rc::gen::inRange<std::int64_t>(1, 100'000'000'000'000)}},
                  Money::fen(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000))};
  const auto early = *rc::gen::inRange<std::int64_t>(0, 100'000'000'000'000);
  const auto late = early + *rc::gen::inRange<std::int64_t>(0, 100'000'000'000'000);
  const auto fee = *rc::gen::inRange<std::int64_t>(0, 1001);
  const auto first = given_back(term, Instant{early}, fee), second = given_back(term, Instant{late}, fee);
  RC_ASSERT(first <= term.paid);
  RC_ASSERT(second <= first);
  RC_ASSERT(second >= Money());
}

// The refund table, row by row.
TEST(Refund, goes_where_the_relation_of_the_payment_says) {
  const Relation resale{7, true}, referral{7, false}, other{8, true}, nobody{};
  EXPECT_EQ(destination_of(resale, resale, false), Destination::customer);
  EXPECT_EQ(destination_of(resale, nobody, false), Destination::partner_of_then);
  EXPECT_EQ(destination_of(resale, referral, false), Destination::partner_of_then) << "switched";
  EXPECT_EQ(destination_of(resale, other, false), Destination::partner_of_then);
  for (const auto& now : {resale, referral, other, nobody}) {
    EXPECT_EQ(destination_of(resale, now, true), Destination::partner_who_paid);
    EXPECT_EQ(destination_of(referral, now, true), Destination::partner_who_paid);
  }
}

}  // namespace
}  // namespace pc::orders
