// A number is its value, not how somebody's library wrote it.
#include "number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "codecs.hpp"

namespace pc::wire {
namespace {

std::string plain(std::string_view text) { return plain_number(text).value_or("-"); }

TEST(Number, of_equal_value_is_one_number) {
  for (const auto* hundred :
       {"100", "100.0", "1E+2", "1e2", "1.0E+2", "10E1", "100.000E0", "1000e-1", "00100"})
    EXPECT_EQ(plain(hundred), "100") << hundred;
  EXPECT_EQ(plain("2.0E+7"), "20000000");
  EXPECT_EQ(plain("1E-2"), "0.01");
  EXPECT_EQ(plain("-10E-1"), "-1");
  EXPECT_EQ(plain("-0.0"), "0");
  EXPECT_EQ(plain("0E999999999"), "0");
  EXPECT_EQ(plain("1.10000000"), "1.1");
  for (const auto* none :
       {"", "-", "1.", ".5", "1e", "1e+", "1e1.5", "0x10", "1,000", " 1", "1E99", "1E-400", "1E999999999"})
    EXPECT_EQ(plain(none), "-") << none;
}

TEST(Number, keeps_its_value_wherever_the_point_is_moved) {
  EXPECT_TRUE(rc::check([] {
    const auto units = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
    const int scale = *rc::gen::inRange(0, 12);
    const int moved = *rc::gen::inRange(-12, 13);
    const std::string text =
        std::to_string(units) + std::string(static_cast<std::size_t>(*rc::gen::inRange(0, 2)), '0');
    const bool longer = text.size() > std::to_string(units).size();
    const int exponent = -scale - (longer ? 1 : 0);
    const auto direct = plain_number(text + "e" + std::to_string(exponent));
    RC_ASSERT(direct.has_value());
    RC_ASSERT(Decimal::parse(*direct) == Decimal(units, scale));
    // the same written with another exponent
    const auto other = plain_number(Decimal(units, scale + 12 + moved).text() + "E" +
                                    (12 + moved < 0 ? "" : "+") + std::to_string(12 + moved));
    RC_ASSERT(other == direct);
  }));
}

template <class T>
Result<T> read(const std::string& json, const Reading& reading) {
  T value{};
  const auto parsed = Json::parse(json);
  PC_CHECK(Codec<T>::decode(*parsed, value, reading, "amount"));
  return value;
}

TEST(Number, of_the_open_api_is_money_by_its_value) {
  constexpr Reading lenient{false, true};
  for (const auto* hundred : {"1E+2", "100", "100.00", "1.0E+2", "\"1E+2\"", "\"100.000\""}) {
    const auto money = read<Money>(hundred, lenient);
    ASSERT_TRUE(money) << hundred;
    EXPECT_EQ(*money, 100_yuan) << hundred;
  }
  EXPECT_EQ(*read<Money>("1E-2", lenient), 1_fen);
  EXPECT_FALSE(read<Money>("1E-3", lenient));
  EXPECT_FALSE(read<Money>("100.001", lenient));
  EXPECT_FALSE(read<Money>("1E+30", lenient));
}

TEST(Number, that_is_whole_may_be_written_with_a_point) {
  using Limit = Bounded<1, 100>;
  for (const Reading& reading : {Reading{}, Reading{false, true}})
    for (const auto* five : {"5", "5.0", "0.5E1", "50e-1"}) {
      const auto limit = read<Limit>(five, reading);
      ASSERT_TRUE(limit) << five;
      EXPECT_EQ(limit->value, 5) << five;
    }
  for (const auto* no : {"5.5", "101", "1e3", "0", "-1", "1e40"}) EXPECT_FALSE(read<Limit>(no, {})) << no;
  EXPECT_FALSE(read<std::int64_t>("9223372036854775808", {}));
  EXPECT_EQ(*read<std::int64_t>("9.223372036854775807E18", {}), INT64_MAX);
}

}  // namespace
}  // namespace pc::wire
