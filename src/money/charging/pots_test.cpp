#include "pots.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::charging {
namespace {

Money fen(std::int64_t amount) { return Money::fen(amount); }

funds::Pot any_pot() {
  const auto balance = *rc::gen::inRange<std::int64_t>(0, 500);
  return {fen(balance), fen(*rc::gen::inRange<std::int64_t>(0, balance + 1))};
}

funds::Pots any_pots() { return {any_pot(), any_pot(), fen(*rc::gen::inRange<std::int64_t>(0, 500))}; }

TEST(Pots, pay_a_price_to_the_fen_whatever_they_hold) {
  EXPECT_TRUE(rc::check("parts sum to the price, cash before credit before debt", [] {
    const auto pots = any_pots();
    const auto price = fen(*rc::gen::inRange<std::int64_t>(-1'500, 1'500));
    const auto payment = split(price, pots);
    RC_ASSERT(payment.total() == price);
    if (price < Money()) return;
    RC_ASSERT(payment.of(k_topup) <= pots.topup.available() &&
              payment.of(k_credit) <= pots.credit.available());
    RC_ASSERT(payment.of(k_credit) == Money() || payment.of(k_topup) == pots.topup.available());
    RC_ASSERT(payment.of(k_arrears) == Money() ||
              payment.of(k_topup) + payment.of(k_credit) == pots.available());
  }));
}

TEST(Pots, a_refund_lowers_what_is_owed_first_and_never_below_nothing) {
  EXPECT_TRUE(rc::check("no part of a refund goes elsewhere", [] {
    const auto pots = any_pots();
    const auto refund = split(fen(-*rc::gen::inRange<std::int64_t>(1, 1'500)), pots);
    RC_ASSERT(-refund.of(k_arrears) <= pots.arrears);
    RC_ASSERT(refund.of(k_credit) == Money());
    RC_ASSERT(refund.of(k_topup) == Money() || -refund.of(k_arrears) == pots.arrears);
  }));
}

TEST(Pots, are_as_before_when_a_charge_is_given_back) {
  EXPECT_TRUE(rc::check("nothing else happened meanwhile", [] {
    auto pots = any_pots();
    pots.arrears = Money();
    const auto price = fen(*rc::gen::inRange<std::int64_t>(0, 1'500));
    const auto paid = split(price, pots);
    const auto back = give_back(price, paid, paid.of(k_arrears));
    RC_ASSERT(back.of(k_topup) == -paid.of(k_topup) && back.of(k_credit) == -paid.of(k_credit) &&
              back.of(k_arrears) == -paid.of(k_arrears));
  }));
}

TEST(Pots, get_back_no_more_credit_than_a_charge_took) {
  EXPECT_TRUE(rc::check("in parts, with debt that comes and goes", [] {
    Payment taken;
    for (const auto* pot : k_pots) taken.add(*pot, fen(*rc::gen::inRange<std::int64_t>(0, 500)));
    const auto price = fen(*rc::gen::inRange<std::int64_t>(0, taken.total().in_fen() + 1));
    const auto owed = fen(*rc::gen::inRange<std::int64_t>(0, 800));
    const auto back = give_back(price, taken, owed);
    RC_ASSERT(back.total() == -price);
    RC_ASSERT(-back.of(k_arrears) <= owed && -back.of(k_credit) <= taken.of(k_credit));
    RC_ASSERT(back.of(k_topup) <= Money() && back.of(k_credit) <= Money() && back.of(k_arrears) <= Money());
    RC_ASSERT(back.of(k_credit) == Money() || -back.of(k_arrears) == owed);
  }));
}

TEST(Payment, lists_only_pots_that_gave_something) {
  Payment payment{{&k_topup, fen(5)}, {&k_credit, Money()}};
  ASSERT_EQ(payment.parts().size(), 1U);
  EXPECT_EQ(payment.of(k_credit), Money());
  payment.add({{&k_topup, fen(-5)}, {&k_arrears, fen(7)}});
  ASSERT_EQ(payment.parts().size(), 1U) << "what was given back is no part any more";
  EXPECT_EQ(payment.parts().front().pot, &k_arrears);
  EXPECT_EQ(payment.total(), fen(7));
}

}  // namespace
}  // namespace pc::charging
