#include "rated.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::consumption {
namespace {

Decimal any_amount() { return {*rc::gen::inRange<std::int64_t>(-5'000'000, 5'000'000), *rc::gen::inRange(0, 9)}; }

TEST(Rated, differences_lead_from_any_state_to_any_other_exactly) {
  EXPECT_TRUE(rc::check([] {
    const Decimal yuan(*rc::gen::inRange<std::int64_t>(1, 90'000), 4);
    Rated sum = *rated(Decimal(), Decimal(), yuan);
    for (int i = 0; i < 5; ++i) {
      const auto now = *rated(any_amount(), any_amount(), yuan);
      const auto step = difference(now, sum);
      const auto exact = Decimal::sum(Decimal(step.charged.charged.in_fen(), 2),
                                      Decimal(step.charged.dropped_e11, k_rated_scale));
      RC_ASSERT(step.amount == *exact);
      sum = {*Decimal::sum(sum.amount, step.amount), *Decimal::sum(sum.list, step.list),
             {sum.charged.charged + step.charged.charged, sum.charged.dropped_e11 + step.charged.dropped_e11},
             sum.list_price + step.list_price};
      RC_ASSERT(sum.amount == now.amount && sum.list == now.list);
      RC_ASSERT(sum.charged == now.charged && sum.list_price == now.list_price);
    }
  }));
}

TEST(Rated, a_fen_that_is_reached_in_two_steps_is_charged) {
  const Decimal one(1, 0);
  const auto before = *rated(Decimal(10'009, 3), Decimal(), one), now = *rated(Decimal(10'011, 3), Decimal(), one);
  EXPECT_EQ(before.charged.charged.in_fen(), 1'000);
  const auto step = difference(now, before);
  EXPECT_EQ(step.amount.text(), "0.002");
  EXPECT_EQ(step.charged.charged.in_fen(), 1);
  EXPECT_EQ(step.charged.dropped_e11, -800'000'000);
}

TEST(Rated, what_is_too_large_is_nothing) {
  EXPECT_FALSE(rated(Decimal(Int128{10'000'000'000'000}, 0), Decimal(), Decimal(1'000'000, 0)));
}

}  // namespace
}  // namespace pc::consumption
