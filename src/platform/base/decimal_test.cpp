#include "decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

#include "limits.hpp"

namespace pc {
namespace {

/// A model on digit strings: whole numbers without sign, most significant digit first, no leading zeros ("0"
/// is zero).
std::string stripped(std::string digits) {
  const auto first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

bool smaller(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::string add(std::string a, std::string b) {
  if (a.size() < b.size()) std::swap(a, b);
  b.insert(0, a.size() - b.size(), '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int digit = (a[i] - '0') + (b[i] - '0') + carry;
    a[i] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  return stripped(carry ? "1" + a : a);
}

std::string subtract(std::string a, std::string b) {  // a >= b
  b.insert(0, a.size() - b.size(), '0');
  int borrow = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    int digit = (a[i] - '0') - (b[i] - '0') - borrow;
    borrow = digit < 0 ? 1 : 0;
    a[i] = static_cast<char>('0' + digit + 10 * borrow);
  }
  return stripped(a);
}

std::string times(const std::string& a, const std::string& b) {
  std::string sum = "0";
  std::string row = a;
  for (std::size_t i = b.size(); i-- > 0; row += '0')
    for (int n = 0; n < b[i] - '0'; ++n) sum = add(sum, stripped(row));
  return sum;
}

struct Model {
  bool minus = false;
  std::string digits = "0";
  int scale = 0;

  static Model of(const std::string& text) {
    Model m;
    m.minus = text[0] == '-';
    std::string rest = text.substr(m.minus ? 1 : 0);
    const auto point = rest.find('.');
    if (point != std::string::npos) {
      m.scale = static_cast<int>(rest.size() - point - 1);
      rest.erase(point, 1);
    }
    m.digits = stripped(rest);
    return m;
  }
  std::string at(int to) const {
    return stripped(digits + std::string(static_cast<std::size_t>(to - scale), '0'));
  }
  /// As Decimal::text() writes it: no trailing zeros, no "-0".
  std::string text() const {
    std::string d = digits;
    int s = scale;
    while (s > 0 && d.back() == '0') {
      d.pop_back();
      --s;
      if (d.empty()) d = "0";
    }
    if (static_cast<int>(d.size()) <= s) d.insert(0, static_cast<std::size_t>(s) + 1 - d.size(), '0');
    if (s > 0) d.insert(d.size() - static_cast<std::size_t>(s), 1, '.');
    return (minus && digits != "0" ? "-" : "") + d;
  }
};

Model plus(const Model& a, const Model& b) {
  const int scale = std::max(a.scale, b.scale);
  const std::string x = a.at(scale);
  const std::string y = b.at(scale);
  if (a.minus == b.minus) return {a.minus, add(x, y), scale};
  if (smaller(x, y)) return {b.minus, subtract(y, x), scale};
  return {a.minus, subtract(x, y), scale};
}

std::string digit_text(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  return text;
}

/// Decimal notation with leading and trailing zeros and either sign.
std::string any_text(int whole_max, int decimals_max) {
  std::string text = *rc::gen::arbitrary<bool>() ? "-" : "";
  text += digit_text(*rc::gen::inRange(1, whole_max + 1));
  const int decimals = *rc::gen::inRange(0, decimals_max + 1);
  if (decimals > 0) text += '.' + digit_text(decimals);
  return text;
}

std::string negated(const std::string& text) { return text[0] == '-' ? text.substr(1) : '-' + text; }

TEST(Decimal, text_of_what_was_parsed_is_the_same_number) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_text(18, 15);
    const auto value = Decimal::parse(text);
    RC_ASSERT(value.has_value());
    RC_ASSERT(value->text() == Model::of(text).text());
    RC_ASSERT(*Decimal::parse(value->text()) == *value);
  }));
}

TEST(Decimal, sum_agrees_with_sums_on_paper) {
  EXPECT_TRUE(rc::check([] {
    const std::string a = any_text(18, 15);
    const std::string b = *rc::gen::inRange(0, 10) == 0 ? negated(a) : any_text(18, 15);
    const auto sum = Decimal::sum(*Decimal::parse(a), *Decimal::parse(b));
    RC_ASSERT(sum.has_value());
    RC_ASSERT(sum->text() == plus(Model::of(a), Model::of(b)).text());
  }));
}

TEST(Decimal, product_agrees_with_products_on_paper) {
  EXPECT_TRUE(rc::check([] {
    const std::string a = any_text(8, 9);
    const std::string b = any_text(8, 9);
    const Model x = Model::of(a);
    const Model y = Model::of(b);
    const auto product = Decimal::product(*Decimal::parse(a), *Decimal::parse(b));
    RC_ASSERT(product.has_value());
    const Model expected{x.minus != y.minus, times(x.digits, y.digits), x.scale + y.scale};
    RC_ASSERT(product->text() == expected.text());
  }));
}

TEST(Decimal, truncation_drops_digits_and_nothing_else) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_text(12, 15);
    const int scale = *rc::gen::inRange(0, 16);
    const auto cut = Decimal::parse(text)->truncated(scale);
    const auto point = text.find('.');
    std::string expected = text;
    if (point != std::string::npos)
      expected =
          scale == 0 ? text.substr(0, point) : text.substr(0, point + 1 + static_cast<std::size_t>(scale));
    RC_ASSERT(cut == *Decimal::parse(expected));
  }));
}

TEST(Decimal, equal_values_are_equal_at_any_scale) {
  EXPECT_EQ(*Decimal::parse("1.50"), *Decimal::parse("1.5"));
  EXPECT_EQ(Decimal(0, 5), Decimal(0, 0));
  EXPECT_EQ(*Decimal::parse("-0.000"), Decimal());
  EXPECT_EQ(Decimal::parse("-0.000")->text(), "0");
  EXPECT_FALSE(*Decimal::parse("1.5") == *Decimal::parse("15"));
}

TEST(Decimal, anything_but_plain_notation_is_refused) {
  for (const char* text :
       {"",      "-",     ".",   "-.", ".5",  "5.",  "-.5", "+1", " 1", "1 ",  "1e3", "1E-7",
        "1,000", "1.2.3", "--1", "1-", "0x1", "NaN", "inf", "١",  "1.", "-1.", "1\n"})
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
}

TEST(Decimal, thirty_six_digits_and_twenty_four_decimals_are_the_limit_of_what_is_read) {
  const std::string nines(36, '9');
  EXPECT_EQ(Decimal::parse(nines)->text(), nines);
  EXPECT_FALSE(Decimal::parse(nines + "9").has_value());
  EXPECT_EQ(Decimal::parse("-" + nines)->text(), "-" + nines);
  EXPECT_EQ(Decimal::parse("0." + std::string(23, '0') + "1")->text(), "0." + std::string(23, '0') + "1");
  EXPECT_FALSE(Decimal::parse("0." + std::string(24, '0') + "1").has_value());
  EXPECT_EQ(Decimal::parse(std::string(60, '0') + "7")->text(), "7") << "leading zeros do not count";
  EXPECT_EQ(Decimal::parse("1.5" + std::string(23, '0'))->text(), "1.5");
  EXPECT_FALSE(Decimal::parse("1.5" + std::string(24, '0')).has_value()) << "trailing zeros do";
}

TEST(Decimal, results_outside_the_range_are_nothing_instead_of_wrong) {
  const auto big = *Decimal::parse(std::string(36, '9'));
  EXPECT_FALSE(Decimal::sum(big, Decimal(1, 0)).has_value());
  EXPECT_FALSE(Decimal::sum(big, *Decimal::parse("0.1")).has_value());
  EXPECT_EQ(Decimal::sum(big, *Decimal::parse("-" + std::string(36, '9')))->text(), "0");
  EXPECT_FALSE(Decimal::product(big, Decimal(10, 0)).has_value());
  EXPECT_FALSE(Decimal::product(big, big).has_value());
  const auto tiny = *Decimal::parse("0." + std::string(23, '0') + "1");
  const auto square = Decimal::product(tiny, tiny);
  EXPECT_FALSE(square.has_value()) << "48 decimals are more than a product keeps";
}

TEST(Decimal, units_at_a_scale_are_exact_or_nothing) {
  const auto value = *Decimal::parse("12.34");
  EXPECT_EQ(value.units_at(2), Int128{1234});
  EXPECT_EQ(value.units_at(4), Int128{123400});
  EXPECT_FALSE(value.units_at(1).has_value());
  EXPECT_EQ(Decimal::parse("12.30")->units_at(1), Int128{123});
  EXPECT_FALSE(value.units_at(60).has_value());
  EXPECT_EQ(Decimal().units_at(11), Int128{0});
}

TEST(Decimal, text_keeps_at_least_the_decimals_asked_for) {
  EXPECT_EQ(Decimal::parse("7")->text(2), "7.00");
  EXPECT_EQ(Decimal::parse("-0.1")->text(2), "-0.10");
  EXPECT_EQ(Decimal::parse("0.123")->text(2), "0.123");
  EXPECT_EQ(Decimal().text(2), "0.00");
  EXPECT_EQ(Decimal(-5, 3).text(), "-0.005");
}

TEST(TruncateToFen, charged_and_dropped_are_the_price) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_text(13, 11);
    const auto price = *Decimal::parse(text);
    const auto result = truncate_to_fen(price);
    RC_ASSERT(result.has_value());
    const Decimal charged(result->charged.in_fen(), 2);
    const Decimal dropped(result->dropped_e11, k_rated_scale);
    RC_ASSERT(*Decimal::sum(charged, dropped) == price);
    RC_ASSERT(result->dropped_e11 < 1'000'000'000 && result->dropped_e11 > -1'000'000'000);
    RC_ASSERT(!(charged.negative() && !price.negative()) && !(dropped.negative() && !price.negative()));
    RC_ASSERT(!(price.negative() && (charged.units() > 0 || dropped.units() > 0)));
  }));
}

TEST(TruncateToFen, a_credit_is_the_mirror_of_its_charge) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = any_text(13, 15);
    const auto one = *truncate_to_fen(*Decimal::parse(text));
    const auto other = *truncate_to_fen(*Decimal::parse(negated(text)));
    RC_ASSERT(one.charged == -other.charged);
    RC_ASSERT(one.dropped_e11 == -other.dropped_e11);
  }));
}

TEST(TruncateToFen, known_prices) {
  const auto of = [](const char* text) { return *truncate_to_fen(*Decimal::parse(text)); };
  EXPECT_EQ(of("0"), (Charged{0_fen, 0}));
  EXPECT_EQ(of("0.01"), (Charged{1_fen, 0}));
  EXPECT_EQ(of("0.00999999999"), (Charged{0_fen, 999'999'999}));
  EXPECT_EQ(of("-0.019"), (Charged{-1_fen, -900'000'000}));
  EXPECT_EQ(of("0.00000080000"), (Charged{0_fen, 80'000}));
  EXPECT_EQ(of("1.239"), (Charged{123_fen, 900'000'000}));
  EXPECT_EQ(of("0.123456789019"), (Charged{12_fen, 345'678'901})) << "the twelfth decimal is cut";
}

TEST(TruncateToFen, amounts_beyond_the_largest_account_are_nothing) {
  const std::string most = "10000000000000";
  EXPECT_EQ(truncate_to_fen(*Decimal::parse(most))->charged.in_fen(), limits::amount_fen_max);
  EXPECT_EQ(truncate_to_fen(*Decimal::parse(most + ".009"))->charged.in_fen(), limits::amount_fen_max);
  EXPECT_FALSE(truncate_to_fen(*Decimal::parse(most + ".01")).has_value());
  EXPECT_FALSE(truncate_to_fen(*Decimal::parse("-" + most + ".01")).has_value());
  EXPECT_FALSE(truncate_to_fen(*Decimal::parse(std::string(36, '9'))).has_value());
}

}  // namespace
}  // namespace pc
