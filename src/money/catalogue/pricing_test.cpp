#include "pricing.hpp"

#include "product.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace pc::catalogue {
namespace {

Decimal yuan(std::string_view text) { return *Decimal::parse(text); }
Decimal cost(std::int64_t units) { return Decimal(units, k_price_decimals); }

bool at_most(const Decimal& a, const Decimal& b) { return *a.units_at(12) <= *b.units_at(12); }

rc::Gen<Decimal> prices() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 100'000'000'000'000), &cost);
}
rc::Gen<std::int64_t> counts() { return rc::gen::inRange<std::int64_t>(1, 400); }

TEST(Pricing, multiplies_size_number_and_periods) {
  EXPECT_EQ(official_price(yuan("0.7"), {40, 2, 12})->text(), "672");
  EXPECT_EQ(official_price(yuan("199.99"), {1, 3, 1})->text(2), "599.97");
  EXPECT_EQ(official_price(yuan("999999999"), {INT32_MAX, INT32_MAX, INT32_MAX}), std::nullopt);
}

TEST(Pricing, converts_use_into_the_unit_of_its_price) {
  // 90 minutes at 0.52 an hour, 2 of them.
  EXPECT_EQ(official_usage_price(yuan("0.52"), {yuan("90"), 5, 4}, {1, 2, 1}, 6)->text(), "1.56");
  // 1536 MB at 0.8 a GB.
  EXPECT_EQ(official_usage_price(yuan("0.8"), {yuan("1536"), 11, 10}, {}, 6)->text(2), "1.20");
  EXPECT_EQ(official_usage_price(yuan("0.1"), {yuan("1"), 6, 4}, {}, 10)->text(), "0.0000277777");
  EXPECT_TRUE(convertible(14, 14));
  EXPECT_FALSE(convertible(14, 4));
  EXPECT_FALSE(convertible(4, 10));
  EXPECT_FALSE(convertible(999, 999));
}

TEST(Pricing, drops_what_is_below_the_fen) {
  const auto told = quote(yuan("100.05"), yuan("0.9"));
  EXPECT_EQ(told->discount.text(), "10.005");
  EXPECT_EQ(told->payable, 9004_fen);
  EXPECT_EQ(told->erased.text(), "0.005");
}

RC_GTEST_PROP(Pricing, official_is_discount_and_dropped_and_payable, ()) {
  const auto official =
      *official_price(*prices(), {*counts(), *counts(), *rc::gen::inRange<std::int64_t>(1, 13)});
  const auto told = quote(official, Decimal(*rc::gen::inRange<std::int64_t>(0, 10'001), k_ratio_decimals));
  RC_ASSERT(told.has_value());
  const auto payable = Decimal(told->payable.in_fen(), 2);
  const auto sum = *Decimal::sum(*Decimal::sum(told->discount, told->erased), payable);
  RC_ASSERT(sum == told->official);
  RC_ASSERT(!told->discount.negative() && !told->erased.negative() && told->payable >= Money());
  RC_ASSERT(at_most(told->erased, yuan("0.00999999")));
}

RC_GTEST_PROP(Pricing, more_is_never_cheaper, ()) {
  const auto price = *prices();
  const Quantity some{*counts(), *counts(), *counts()};
  auto more = some;
  switch (*rc::gen::inRange(0, 3)) {
    case 0: more.size += *counts(); break;
    case 1: more.number += *counts(); break;
    default: more.periods += *counts();
  }
  const auto small = official_price(price, some), large = official_price(price, more);
  if (!large) RC_DISCARD();
  RC_ASSERT(at_most(*small, *large));
  const auto ratio = Decimal(*rc::gen::inRange<std::int64_t>(0, 10'001), k_ratio_decimals);
  RC_ASSERT(quote(*small, ratio)->payable <= quote(*large, ratio)->payable);
}

RC_GTEST_PROP(Pricing, what_is_taken_off_is_never_more_than_the_price, ()) {
  const auto official = *prices();
  const auto off = Money::fen(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000));
  const auto told = quote_less(official, off);
  RC_ASSERT(told->payable >= Money());
  RC_ASSERT(!told->discount.negative());
  const auto sum =
      *Decimal::sum(*Decimal::sum(told->discount, told->erased), Decimal(told->payable.in_fen(), 2));
  RC_ASSERT(sum == official);
}

Period period_of(std::int64_t from, std::int64_t seconds) {
  const auto begin = Instant{from * 1'000'000};
  return {begin, begin.plus_seconds(seconds)};
}

RC_GTEST_PROP(Pricing, what_is_left_falls_from_all_to_nothing, ()) {
  const auto paid = Money::fen(*rc::gen::inRange<std::int64_t>(0, 100'000'000'000));
  const auto whole = period_of(1'790'000'000, *rc::gen::inRange<std::int64_t>(1, 3 * 366 * 86'400));
  RC_ASSERT(remaining_value(paid, whole, whole.from) == paid);
  RC_ASSERT(remaining_value(paid, whole, whole.to) == Money());
  const auto a = *rc::gen::inRange<std::int64_t>(-1000, 3 * 366 * 86'400),
             b = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
  const auto earlier = remaining_value(paid, whole, whole.from.plus_seconds(a));
  const auto later = remaining_value(paid, whole, whole.from.plus_seconds(a + b));
  RC_ASSERT(Money() <= later && later <= earlier && earlier <= paid);
}

RC_GTEST_PROP(Pricing, a_change_to_the_same_price_costs_nothing, ()) {
  const auto paid = Money::fen(*rc::gen::inRange<std::int64_t>(0, 100'000'000'000));
  const auto whole = period_of(1'790'000'000, *rc::gen::inRange<std::int64_t>(1, 366 * 86'400));
  const auto at = whole.from.plus_seconds(*rc::gen::inRange<std::int64_t>(-10, 366 * 86'400));
  RC_ASSERT(change_amount(paid, paid, whole, at) == Money());
  const auto dearer = paid + Money::fen(*rc::gen::inRange<std::int64_t>(0, 1'000'000));
  RC_ASSERT(change_amount(dearer, paid, whole, at) >= Money());
  RC_ASSERT(change_amount(paid, dearer, whole, at) <= Money());
  RC_ASSERT(Money() - change_amount(paid, dearer, whole, at) <= dearer);  // never more than was paid
}

}  // namespace
}  // namespace pc::catalogue
