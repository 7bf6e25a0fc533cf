// What follows from counting what a customer has used, whatever the budget and however often it is counted.
#include "budget.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace pc::budgets {
namespace {

Money fen(std::int64_t amount) { return Money::fen(amount); }
const Day today = *Day::parse("2026-11-26");

Budget any_budget() {
  Budget budget;
  budget.kind = *rc::gen::element(BudgetKind::monthly, BudgetKind::one_off);
  budget.amount = fen(*rc::gen::inRange<std::int64_t>(0, 1'000));
  budget.when_used_up =
      *rc::gen::element(WhenUsedUp::nothing, WhenUsedUp::freeze_account, WhenUsedUp::freeze_resources);
  budget.thaws = *rc::gen::arbitrary<bool>();
  budget.since = first_day(budget.kind, nullptr, today);
  return budget;
}
Money any_use() { return fen(*rc::gen::inRange<std::int64_t>(-100, 1'500)); }

TEST(Budgets, counting_twice_is_as_counting_once) {
  EXPECT_TRUE(rc::check("no second alert, no second freeze", [] {
    const auto used = any_use();
    const auto once = counted(any_budget(), used, today);
    const auto twice = counted(once.after, used, today);
    RC_ASSERT(twice.tell == 0);
    RC_ASSERT(!twice.freeze);
    RC_ASSERT(twice.after.told == once.after.told);
  }));
}

TEST(Budgets, tell_each_level_once_and_freeze_once_while_the_use_goes_on) {
  EXPECT_TRUE(rc::check("levels told only rise; frozen at most once, exactly when used up", [] {
    auto budget = any_budget();
    int told = 0, freezes = 0;
    bool over = false;
    for (int n = 0; n < 20; ++n) {
      const auto used = any_use();
      const auto step = counted(budget, used, today);
      RC_ASSERT(step.tell == 0 || step.tell > told);
      RC_ASSERT(!step.tell || step.tell == level_of(budget.amount, used));
      told = std::max(told, step.tell);
      freezes += step.freeze;
      over = over || used_up(budget.amount, used);
      RC_ASSERT(!(step.freeze && step.thaw));
      RC_ASSERT(!step.freeze || used_up(budget.amount, used));
      RC_ASSERT(!step.thaw || (budget.thaws && !used_up(budget.amount, used)));
      budget = step.after;
    }
    RC_ASSERT(freezes == (over && budget.when_used_up != WhenUsedUp::nothing ? 1 : 0));
  }));
}

TEST(Budgets, begin_anew_with_the_month_and_one_off_budgets_never_do) {
  EXPECT_TRUE(rc::check("the next month tells and freezes again", [] {
    auto budget = any_budget();
    const auto full = counted(budget, budget.amount, today);
    const Day next = *Day::parse("2026-12-01");
    const auto fresh = counted(full.after, budget.amount, next);
    const bool monthly = budget.kind == BudgetKind::monthly;
    RC_ASSERT(fresh.tell == (monthly ? 100 : 0));
    RC_ASSERT(fresh.freeze == (monthly && budget.when_used_up != WhenUsedUp::nothing));
    RC_ASSERT(fresh.after.since == (monthly ? next : today));
  }));
}

TEST(Budgets, levels_are_reached_to_the_fen) {
  EXPECT_TRUE(rc::check("used × 100 ≥ amount × level, in integers", [] {
    const auto amount = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    const auto used = *rc::gen::inRange<std::int64_t>(0, 2'000'000);
    int expected = 0;
    for (const int level : k_levels)
      if (used * 100 >= amount * level) expected = level;
    RC_ASSERT(level_of(fen(amount), fen(used)) == expected);
  }));
}

TEST(Budgets, of_nothing_are_used_up_at_once) {
  EXPECT_EQ(level_of(Money(), Money()), 100);
  EXPECT_TRUE(used_up(Money(), Money()));
  EXPECT_FALSE(check_amount(fen(-1)).ok());
  EXPECT_TRUE(check_amount(Money()).ok());
}

TEST(Budgets, one_off_keep_their_first_day_when_only_the_amount_changes) {
  Budget before;
  before.kind = BudgetKind::one_off;
  before.since = *Day::parse("2026-10-03");
  EXPECT_EQ(first_day(BudgetKind::one_off, &before, today), before.since);
  EXPECT_EQ(first_day(BudgetKind::monthly, &before, today), *Day::parse("2026-11-01"));
  before.kind = BudgetKind::monthly;
  EXPECT_EQ(first_day(BudgetKind::one_off, &before, today), today);
}

}  // namespace
}  // namespace pc::budgets
