#include "registration.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "platform/base/letters.hpp"

namespace pc::acquisition {
namespace {

constexpr Instant k_noon{1'795'492'800'000'000};

TEST(Registration, ends_with_its_fifteenth_day_whether_or_not_the_job_was_there) {
  const Instant end = registration_ends(k_noon);
  EXPECT_EQ(end, k_noon.plus_seconds(15 * 86'400));
  using enum RegistrationState;
  EXPECT_EQ(state_at(registered, end, Instant{end.micros - 1}), registered);
  EXPECT_EQ(state_at(registered, end, end), expired);
  EXPECT_EQ(state_at(associated, end, end), associated);
  EXPECT_EQ(state_at(pending, Instant{0}, end), pending);
}

TEST(Registration, is_live_while_it_waits_or_is_valid) {
  using enum RegistrationState;
  for (const auto state : {pending, registered}) EXPECT_TRUE(is_live(state));
  for (const auto state : {rejected, expired, associated, withdrawn}) EXPECT_FALSE(is_live(state));
}

TEST(Registration, states_are_read_back_as_they_were_kept) {
  for (const auto* text : {"pending", "registered", "rejected", "expired", "associated", "withdrawn"})
    EXPECT_EQ(state_text(registration_state_of_text(text).value()), text);
  EXPECT_FALSE(registration_state_of_text("live"));
}

TEST(Company, is_the_same_under_other_case_blanks_and_brackets) {
  EXPECT_EQ(company_key("ACME （上海） Co."), company_key("acme(上海)co."));
  EXPECT_EQ(company_key(" 云帆　科技 "), "云帆科技");
  EXPECT_NE(company_key("云帆科技"), company_key("云帆科技有限公司"));
}

TEST(Company, has_a_letter_or_a_digit_in_its_name) {
  for (const auto* name : {"云帆", "3M", "7", "Ω"}) EXPECT_TRUE(has_letter_or_digit(name)) << name;
  for (const auto* name : {"", " ", "--", "（）", "··", "。"})
    EXPECT_FALSE(has_letter_or_digit(name)) << name;
}

TEST(Company, is_the_same_however_its_name_was_typed) {
  for (const auto* same :
       {"试验一号\u00a0ABC12有限公司", "试验一号\u2003ABC12有限公司", "试验一号\u200bABC12有限公司",
        "试验一号ＡＢＣ12有限公司", "试验一号ABC１２有限公司", "试验一号　abc12有限公司"})
    EXPECT_EQ(company_key(same), "试验一号abc12有限公司") << same;
  EXPECT_EQ(company_key("CAFÉ LTD"), company_key("Cafe\u0301 Ltd"));
  EXPECT_EQ(company_key("阿里·巴巴"), company_key("阿里・巴巴"));
  EXPECT_EQ(company_key("阿里•巴巴"), "阿里巴巴");
  for (const auto* nothing : {"··", "　　", "\u200b\u200b"}) EXPECT_EQ(company_key(nothing), "") << nothing;
}

TEST(Company, key_of_a_key_is_the_key) {
  EXPECT_TRUE(rc::check("twice is once", [] {
    const auto name = *rc::gen::container<std::string>(rc::gen::inRange(' ', '~'));
    RC_ASSERT(company_key(company_key(name)) == company_key(name));
  }));
}

TEST(Contacts, look_as_they_should) {
  EXPECT_TRUE(good_mobile("13812345678"));
  for (const auto* wrong : {"", "1381234567", "23812345678", "1381234567x", "+8613812345678"})
    EXPECT_FALSE(good_mobile(wrong)) << wrong;
  EXPECT_TRUE(good_credit_code("91310115MA1K4ABC2X"));
  for (const auto* wrong : {"", "91310115MA1K4ABC2", "91310115ma1k4abc2x", "91310115MA1K4ABCIO"})
    EXPECT_FALSE(good_credit_code(wrong)) << wrong;
}

}  // namespace
}  // namespace pc::acquisition
