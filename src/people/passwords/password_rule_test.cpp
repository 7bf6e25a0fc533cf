#include "people/passwords/password_rule.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace pc::passwords {
namespace {

std::string refused(std::string password, std::vector<std::string> names = {"alice2026"}) {
  const auto outcome = check_password(Secret(std::move(password)), names, "password");
  return outcome ? "" : std::string(outcome.refusal().code->id);
}

constexpr auto k_weak = "identity.weak_password";
constexpr auto k_common = "identity.common_password";

TEST(PasswordRule, needs_eight_characters_of_two_kinds) {
  EXPECT_EQ(refused("gfkwmqz1"), "");
  EXPECT_EQ(refused("GFKWMQZh"), "");
  EXPECT_EQ(refused("gfkwmqz-"), "");
  EXPECT_EQ(refused("7190463!"), "");
  EXPECT_EQ(refused("gfkwmq1"), k_weak) << "seven characters";
  EXPECT_EQ(refused("gfkwmqzh"), k_weak) << "one kind";
  EXPECT_EQ(refused("GFKWMQZH"), k_weak);
  EXPECT_EQ(refused("71904632"), k_weak);
  EXPECT_EQ(refused("!!!!!!!!"), k_weak);
  EXPECT_EQ(refused(""), k_weak);
  EXPECT_EQ(refused("a1" + std::string(62, 'x')), "");
  EXPECT_EQ(refused("a1" + std::string(63, 'x')), k_weak) << "longer than 64";
}

TEST(PasswordRule, counts_characters_of_every_script_and_takes_their_letters_for_a_kind) {
  EXPECT_EQ(refused("中中1a"), k_weak) << "four characters";
  EXPECT_EQ(refused("中文密码云帆海岳一二三四五六七八九十天地玄黄1"), "") << "23 characters";
  EXPECT_EQ(refused("蓝天白云河流1234"), "") << "ten, of two kinds";
  EXPECT_EQ(refused("蓝天白云河流山川"), k_weak) << "one kind";
  EXPECT_EQ(refused("蓝天白云河流山川a"), "");
  EXPECT_EQ(refused("пароль-мой"), "");
  std::string longest = "1";
  for (int i = 0; i < 63; ++i) longest += "\xe5\xb1\xb1";
  EXPECT_EQ(refused(longest), "") << "64 characters";
  EXPECT_EQ(refused(longest + "山"), k_weak);
}

TEST(PasswordRule, looks_at_what_is_kept_not_at_how_it_was_typed) {
  EXPECT_EQ(refused("ａｌｉｃｅ２０２６"), k_weak) << "the name, full-width";
  EXPECT_EQ(refused("ｐａｓｓｗｏｒｄ１"), k_common);
  EXPECT_EQ(refused("e\u0301e\u0301e\u0301-1"), k_weak) << "five characters, however they are composed";
}

TEST(PasswordRule, no_name_with_trivial_decoration) {
  for (const auto* bad : {"alice2026", "6202ecila", "alice2027", "ALICE-99", "ecila-2026", "A.l.i.c.e.1"})
    EXPECT_EQ(refused(bad), k_weak) << bad;
  EXPECT_EQ(refused("alice-green-7"), "") << "more than the name";
  const std::vector<std::string> company{"", "云帆科技", "Cloud Sail Technology Co.", "13812345678", "li"};
  for (const auto* bad :
       {"Technology1", "CloudSailTechnologyCo1", "云帆科技-2026", "x13812345678", "2026-Cloud"})
    EXPECT_EQ(refused(bad, company), k_weak) << bad;
  EXPECT_EQ(refused("li-20262026", company), "") << "two letters tell nothing";
  EXPECT_EQ(refused("PartnerCenter1"), k_weak) << "the program's own name";
}

TEST(PasswordRule, none_of_the_commonest_in_whatever_case) {
  for (const auto* bad : {"password1", "PassWord1", "Password", "1qaz2wsx", "P@ssw0rd", "Qwerty123"})
    EXPECT_EQ(refused(bad), k_common) << bad;
  EXPECT_EQ(refused("password1-of-mine"), "");
}

TEST(PasswordRule, the_list_is_sorted_holds_only_what_the_rule_lets_through_and_at_least_three_thousand) {
  std::ifstream file(PC_COMMONEST);
  std::string last;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count, last = line) {
    ASSERT_LT(last, line);
    ASSERT_TRUE(is_common_password(line)) << line;
    std::string capital = line;
    if (const auto at = line.find_first_of("abcdefghijklmnopqrstuvwxyz"); at != std::string::npos)
      capital[at] = static_cast<char>(capital[at] - 'a' + 'A');
    ASSERT_NE(refused(capital, {}), "") << line;
  }
  EXPECT_GE(count, 3000U);
}

}  // namespace
}  // namespace pc::passwords
