#include "account_rules.hpp"

#include <gtest/gtest.h>

namespace pc::joining {
namespace {

constexpr Instant k_now{1'795'492'800'000'000};

TEST(AccountName, keeps_to_the_documented_form) {
  for (const auto* right : {"abcde", "_abcd", "-abc-1", "Acme_Shop-2026"})
    EXPECT_TRUE(good_account_name(right)) << right;
  for (const auto* wrong : {"", "abcd", "1abcd", "op_abc", "OP_abc", "shadow_x", "a b cd", "账号账号账",
                            "abcdefghijabcdefghijabcdefghijabc"})
    EXPECT_FALSE(good_account_name(wrong)) << wrong;
}

TEST(Codes, live_ten_minutes_and_bear_three_wrong_tries) {
  EXPECT_EQ(code_minutes({}), 10);
  EXPECT_EQ(code_minutes(60), 60);
  EXPECT_EQ(code_minutes(61), 5);
  EXPECT_EQ(code_minutes(0), 10);
  const Instant end = k_now.plus_seconds(600);
  EXPECT_EQ(check_code("h", end, 0, "h", k_now), CodeCheck::right);
  EXPECT_EQ(check_code("h", end, 2, "h", k_now), CodeCheck::right);
  EXPECT_EQ(check_code("h", end, 3, "h", k_now), CodeCheck::exhausted);
  EXPECT_EQ(check_code("h", end, 0, "x", k_now), CodeCheck::wrong);
  EXPECT_EQ(check_code("h", end, 0, "h", end), CodeCheck::expired);
  EXPECT_EQ(check_code("", end, 0, "", k_now), CodeCheck::expired);
}

TEST(NewCustomer, is_one_whose_account_was_young_at_its_first_association) {
  const Instant made = k_now.plus_seconds(-86'400);
  EXPECT_EQ(new_customer_tag("none", made, k_now).tag, "");
  EXPECT_EQ(new_customer_tag("reviewing", made, k_now).tag, "UNDETERMINED");
  const auto tag = new_customer_tag("verified", made, k_now);
  EXPECT_EQ(tag.tag, "Y");
  EXPECT_EQ(tag.from->text(), "2026-11");
  EXPECT_EQ(tag.to->text(), "2027-10");
  EXPECT_EQ(new_customer_tag("verified", k_now.plus_seconds(-k_new_account_seconds), k_now).tag, "N");
}

}  // namespace
}  // namespace pc::joining
