// What is on hold cannot be taken back, and what is not can, to the fen.
#include "pot.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::funds {
namespace {

Money fen(std::int64_t amount) { return Money::fen(amount); }

Pot any_pot() {
  const auto balance = *rc::gen::inRange<std::int64_t>(0, 500);
  return {fen(balance), fen(*rc::gen::inRange<std::int64_t>(0, balance + 1))};
}

TEST(Pots, are_split_by_what_is_available_top_up_first) {
  EXPECT_TRUE(
      rc::check("all of the amount or nothing, never what is on hold, top-up used up before credit", [] {
        const Pots pots{any_pot(), any_pot(), Money()};
        const auto amount = fen(*rc::gen::inRange<std::int64_t>(1, 1'200));
        const auto split = split_reclaim(amount, pots);
        RC_ASSERT(split.has_value() == (amount <= pots.available()));
        if (!split) return;
        RC_ASSERT(split->topup + split->credit == amount);
        RC_ASSERT(split->topup <= pots.topup.available() && split->credit <= pots.credit.available());
        RC_ASSERT(split->credit == Money() || split->topup == pots.topup.available());
      }));
}

TEST(Pots, give_exactly_what_is_available) {
  EXPECT_TRUE(rc::check([] {
    const Pots pots{any_pot(), any_pot(), Money()};
    RC_PRE(pots.available().positive());
    RC_ASSERT(split_reclaim(pots.available(), pots).has_value());
    RC_ASSERT(!split_reclaim(pots.available() + 1_fen, pots).has_value());
    RC_ASSERT(pots.available() + pots.on_hold() == pots.balance());
  }));
}

TEST(Pots, with_all_of_top_up_on_hold_give_what_came_from_credit) {
  const Pots pots{{fen(488'494), fen(488'494)}, {fen(10'000), Money()}, Money()};
  EXPECT_EQ(pots.available(), 100_yuan);
  EXPECT_FALSE(split_reclaim(150_yuan, pots));
  const auto split = split_reclaim(100_yuan, pots);
  ASSERT_TRUE(split);
  EXPECT_EQ(split->topup, Money());
  EXPECT_EQ(split->credit, 100_yuan);
}

}  // namespace
}  // namespace pc::funds
