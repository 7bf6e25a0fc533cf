#include "pots.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::charging {
namespace {

Money fen(std::int64_t amount) { return Money::fen(amount); }

Holdings any_holdings() {
  return {fen(*rc::gen::inRange<std::int64_t>(0, 500)), fen(*rc::gen::inRange<std::int64_t>(0, 500)),
          fen(*rc::gen::inRange<std::int64_t>(0, 500))};
}

TEST(Pots, pay_a_price_to_the_fen_whatever_they_hold) {
  EXPECT_TRUE(rc::check("parts sum to the price, cash before credit before debt", [] {
    const auto holdings = any_holdings();
    const auto price = fen(*rc::gen::inRange<std::int64_t>(-1'500, 1'500));
    const auto payment = split(price, holdings);
    RC_ASSERT(payment.total() == price);
    if (price < Money()) return;
    RC_ASSERT(payment.cash <= holdings.cash && payment.credit <= holdings.credit);
    RC_ASSERT(payment.credit == Money() || payment.cash == holdings.cash);
    RC_ASSERT(payment.arrears == Money() || payment.cash + payment.credit == holdings.cash + holdings.credit);
  }));
}

TEST(Pots, a_refund_lowers_what_is_owed_first_and_never_below_nothing) {
  EXPECT_TRUE(rc::check("no part of a refund goes elsewhere", [] {
    const auto holdings = any_holdings();
    const auto refund = split(fen(-*rc::gen::inRange<std::int64_t>(1, 1'500)), holdings);
    RC_ASSERT(-refund.arrears <= holdings.arrears);
    RC_ASSERT(refund.credit == Money());
    RC_ASSERT(refund.cash == Money() || -refund.arrears == holdings.arrears);
  }));
}

}  // namespace
}  // namespace pc::charging
