#include "books.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::books {
namespace {

constexpr AccountKind cash{"test.cash", &Asset::CNY, Floor::zero, "Cash", "现金"};
constexpr AccountKind credit{"test.credit", &Asset::CNY, Floor::credit_limit, "Credit", "信用"};
constexpr AccountKind outside{"test.outside", &Asset::CNY, Floor::none, "Outside", "外部"};
constexpr TransferCode pay{"test.pay", &cash, &outside, "Pay", "付款"};
constexpr TransferCode borrow{"test.borrow", &credit, &cash, "Borrow", "借款"};

TEST(Books, assets_are_written_with_their_decimals) {
  constexpr Asset points{"POINTS", 0}, grams{"GRAMS", 3};
  EXPECT_EQ(Asset::CNY.text(123'450), "1234.50");
  EXPECT_EQ(Asset::CNY.text(-7), "-0.07");
  EXPECT_EQ(Asset::CNY.text(0), "0.00");
  EXPECT_EQ(points.text(12), "12");
  EXPECT_EQ(grams.text(-12'345), "-12.345");
  EXPECT_EQ(points.text(INT64_MIN), "-9223372036854775808");
}

TEST(Books, assets_never_mix) {
  static constexpr Asset points{"POINTS", 0}, twin{"CNY", 0};
  static constexpr AccountKind card{"test.card", &points, Floor::zero, "Card", "积分卡"};
  static constexpr AccountKind false_cash{"test.false_cash", &twin, Floor::zero, "Cash", "现金"};
  static constexpr TransferCode exchange{"test.exchange", &cash, &card, "Exchange", "兑换"};
  const AccountKind* kinds[] = {&cash, &card};
  const AccountKind* twins[] = {&cash, &false_cash};
  const TransferCode* codes[] = {&exchange};
  Chart chart, other;
  EXPECT_THROW(chart.add(kinds, codes), Bug);
  EXPECT_EQ(chart.assets().size(), 2U);
  EXPECT_THROW(other.add(twins, {}), Bug) << "two assets of one name";
}

TEST(Books, no_account_falls_below_its_floor) {
  const bool holds = rc::check("available never lets a balance fall below its floor", [] {
    const auto balance = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const auto limit = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const auto amount = *rc::gen::inRange<std::int64_t>(1, 2'500'000);
    const Balance from{&credit, balance - limit, 0, limit};
    const bool allowed = check_transfer(borrow, from, Balance{&cash}, amount).ok();
    RC_ASSERT(allowed == (from.balance - amount >= -limit));
  });
  EXPECT_TRUE(holds);
}

TEST(Books, no_order_of_transfers_reservations_and_limits_spends_more_than_there_is) {
  const bool holds =
      rc::check("balance − held never falls below the floor, and nothing appears or vanishes", [] {
        Balance purse{&cash}, debt{&credit}, world{&outside};
        const TransferCode earn{"test.earn", &outside, &cash, "Earn", "收入"};
        const auto amounts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 100));
        for (const int amount : amounts) {
          const auto transfer = [&](const TransferCode& code, Balance& from, Balance& to) {
            if (!check_transfer(code, from, to, amount)) return;
            from.balance -= amount;
            to.balance += amount;
          };
          switch (*rc::gen::inRange(0, 6)) {
            case 0: transfer(earn, world, purse); break;
            case 1: transfer(pay, purse, world); break;
            case 2: transfer(borrow, debt, purse); break;
            case 3: debt.credit_limit = std::max<std::int64_t>(amount, debt.held - debt.balance); break;
            case 4:
              if (check_hold(purse, amount)) purse.held += amount;
              break;
            default:
              if (check_hold(debt, amount)) debt.held += amount;
              break;
          }
          RC_ASSERT(purse.balance + debt.balance + world.balance == 0);
          RC_ASSERT(purse.balance - purse.held >= 0);
          RC_ASSERT(debt.balance - debt.held >= -debt.credit_limit);
          RC_ASSERT(purse.available() == purse.balance - purse.held);
        }
      });
  EXPECT_TRUE(holds);
}

TEST(Books, balances_stay_far_from_the_end_of_64_bits) {
  const TransferCode receive{"test.receive", &outside, &cash, "Receive", "收款"};
  const auto most = limits::amount_fen_max;
  EXPECT_THROW(
      static_cast<void>(check_transfer(receive, Balance{&outside}, Balance{&cash, INT64_MAX / 4}, most)),
      Bug);
  EXPECT_THROW(
      static_cast<void>(check_transfer(receive, Balance{&outside, -INT64_MAX / 4}, Balance{&cash}, most)),
      Bug);
  EXPECT_THROW(static_cast<void>(check_transfer(receive, Balance{&outside}, Balance{&cash}, most + 1)), Bug);
}

TEST(Books, an_account_takes_no_more_than_its_cap_and_says_how_much) {
  const TransferCode receive{"test.receive", &outside, &cash, "Receive", "收款"};
  const auto most = limits::amount_fen_max;
  EXPECT_TRUE(check_transfer(receive, Balance{&outside}, Balance{&cash, most - 100}, 100).ok());
  const auto refused = check_transfer(receive, Balance{&outside}, Balance{&cash, most - 100}, 101);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().code, &errors::account_full);
  EXPECT_EQ(refused.refusal().allowed, "1.00");
  EXPECT_EQ(check_transfer(receive, Balance{&outside}, Balance{&cash, most + 5}, 1).refusal().allowed,
            "0.00");
  EXPECT_TRUE(check_transfer(pay, Balance{&cash, 10}, Balance{&outside, most}, 10).ok())
      << "an outside party is no account";
}

TEST(Books, a_refusal_never_speaks_of_less_than_nothing) {
  const Balance overdrawn{&cash, 10, 30, 0};
  EXPECT_EQ(check_hold(overdrawn, 1).refusal().allowed, "0.00");
}

TEST(Books, held_money_is_not_available) {
  const Balance account{&cash, 100, 60, 0};
  EXPECT_EQ(account.available(), 40);
  EXPECT_TRUE(check_transfer(pay, account, Balance{&outside}, 40).ok());
  const auto refused = check_transfer(pay, account, Balance{&outside}, 41);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().code, &errors::insufficient);
  EXPECT_EQ(refused.refusal().allowed, "0.40");
  EXPECT_FALSE(check_hold(account, 41).ok());
}

TEST(Books, an_outside_party_may_fall_without_end) {
  const TransferCode receive{"test.receive", &outside, &cash, "Receive", "收款"};
  EXPECT_TRUE(
      check_transfer(receive, Balance{&outside, -5'000}, Balance{&cash}, limits::amount_fen_max).ok());
}

TEST(Books, an_undeclared_pair_is_a_bug) {
  EXPECT_THROW(static_cast<void>(check_transfer(pay, Balance{&credit}, Balance{&outside}, 1)), Bug);
}

TEST(Books, an_amount_of_nothing_is_a_bug) {
  EXPECT_THROW(static_cast<void>(check_transfer(pay, Balance{&cash, 10}, Balance{&outside}, 0)), Bug);
  EXPECT_THROW(static_cast<void>(check_transfer(pay, Balance{&cash, 10}, Balance{&outside}, -5)), Bug);
}

TEST(Books, a_code_is_declared_once) {
  const AccountKind* kinds[] = {&cash, &outside};
  const TransferCode* codes[] = {&pay};
  Chart chart;
  chart.add(kinds, codes);
  EXPECT_EQ(chart.code("test.pay"), &pay);
  EXPECT_EQ(chart.kind("test.nothing"), nullptr);
  EXPECT_THROW(chart.add({}, codes), Bug);
}

}  // namespace
}  // namespace pc::books
