#include "money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "limits.hpp"

namespace pc {
namespace {

TEST(Money, text_and_back_is_the_same_amount) {
  EXPECT_TRUE(rc::check([] {
    const auto fen = *rc::gen::inRange<std::int64_t>(-limits::amount_fen_max, limits::amount_fen_max + 1);
    RC_ASSERT(Money::parse(Money::fen(fen).text()) == Money::fen(fen));
  }));
  EXPECT_TRUE(rc::check(
      [](std::int16_t fen) { RC_ASSERT(Money::parse(Money::fen(fen).text()) == Money::fen(fen)); }));
}

TEST(Money, sums_are_those_of_whole_fen) {
  EXPECT_TRUE(rc::check([](std::int32_t a, std::int32_t b) {
    const Money x = Money::fen(a);
    const Money y = Money::fen(b);
    RC_ASSERT((x + y).in_fen() == std::int64_t{a} + b);
    RC_ASSERT(x + y - y == x);
    RC_ASSERT(x - y == -(y - x));
    RC_ASSERT((x < y) == (a < b));
  }));
}

TEST(Money, is_written_with_two_decimals) {
  EXPECT_EQ((123_yuan).text(), "123.00");
  EXPECT_EQ((5_fen).text(), "0.05");
  EXPECT_EQ((-5_fen).text(), "-0.05");
  EXPECT_EQ(Money().text(), "0.00");
  EXPECT_EQ(Money::fen(-123456).text(), "-1234.56");
}

TEST(Money, reads_up_to_two_decimals_and_nothing_else) {
  EXPECT_EQ(Money::parse("123.45"), 12345_fen);
  EXPECT_EQ(Money::parse("-0.1"), -10_fen);
  EXPECT_EQ(Money::parse("7"), 7_yuan);
  EXPECT_EQ(Money::parse("-0"), 0_fen);
  EXPECT_FALSE(Money::parse("0.001").has_value());
  for (const char* text : {"", "+1", " 1", "1e2", "1.", ".1", "1,000.00", "￥1", "1.005"})
    EXPECT_FALSE(Money::parse(text).has_value()) << text;
}

TEST(Money, zeros_after_the_second_decimal_change_nothing) { EXPECT_EQ(Money::parse("1.2300"), 123_fen); }

TEST(Money, largest_amount_is_ten_trillion_yuan) {
  EXPECT_EQ(Money::parse("10000000000000")->in_fen(), limits::amount_fen_max);
  EXPECT_EQ(Money::parse("-10000000000000.00")->in_fen(), -limits::amount_fen_max);
  EXPECT_FALSE(Money::parse("10000000000000.01").has_value());
  EXPECT_FALSE(Money::parse("-10000000000000.01").has_value());
  EXPECT_FALSE(Money::parse("99999999999999999999999999999999999").has_value());
}

}  // namespace
}  // namespace pc
