#include "task.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace pc::renewals {
namespace {

Figures figures(std::initializer_list<Expiring> lines) {
  return figures_of(std::span(lines.begin(), lines.size()));
}

TEST(RenewalTask, is_for_large_orders_that_are_hardly_renewed) {
  EXPECT_FALSE(worth_a_task(figures({{499'999_fen}})));
  EXPECT_TRUE(worth_a_task(figures({{500'000_fen}})));
  EXPECT_TRUE(worth_a_task(figures({{4'000_yuan}, {1'000_yuan}})));
  EXPECT_TRUE(worth_a_task(figures({{5'900_yuan, true}, {4'100_yuan}})));
  EXPECT_FALSE(worth_a_task(figures({{6'000_yuan, true}, {4'000_yuan}}))) << "60 % are enough";
  EXPECT_FALSE(worth_a_task(figures({{9'000_yuan, false, false}, {4'000_yuan}}))) << "what is kept counts";
}

TEST(RenewalTask, ends_by_what_becomes_of_the_order) {
  EXPECT_EQ(ends_by(figures({{6'000_yuan}}), false, false), std::nullopt);
  EXPECT_EQ(ends_by(figures({{6'000_yuan, true}}), true, true), Cause::renewed);
  EXPECT_EQ(ends_by(figures({{6'000_yuan, false, false}}), false, false), Cause::returned);
  EXPECT_EQ(ends_by(figures({{6'000_yuan}}), true, false), Cause::parted);
  EXPECT_EQ(ends_by(figures({{6'000_yuan}}), false, true), Cause::expired);
  EXPECT_EQ(status_after(Cause::renewed), Status::completed);
  EXPECT_EQ(status_after(Cause::returned), Status::terminated);
}

RC_GTEST_PROP(RenewalTask, more_renewals_never_make_a_task, ()) {
  std::vector<Expiring> lines;
  for (const auto fen : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 2'000'000)))
    lines.push_back({Money::fen(fen), *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()});
  const auto before = figures_of(lines);
  RC_ASSERT(before.renewed <= before.due);
  RC_ASSERT(rate(before) >= 0 && rate(before) <= 100);
  RC_ASSERT(worth_a_task(before) == (before.due >= k_large && !ends_by(before, false, false)));
  for (auto& line : lines) {
    line.renewed = true;
    const auto after = figures_of(lines);
    RC_ASSERT(after.due == before.due && rate(after) >= rate(before));
    RC_ASSERT(!worth_a_task(after) || worth_a_task(before));
  }
  RC_ASSERT(!worth_a_task(figures_of(lines)));
}

}  // namespace
}  // namespace pc::renewals
