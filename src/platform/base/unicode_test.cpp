// Texts that people take for the same are the same, and what would deceive them does not come in.
#include "unicode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "text.hpp"

namespace pc {
namespace {

/// Text of characters that fold, compose, vanish or are blank in one way or another.
rc::Gen<std::string> odd_text() {
  const auto character =
      rc::gen::oneOf(rc::gen::element<char32_t>(U'a', U'Ａ', U'é', U'e', 0x301, U' ', 0xa0, 0x3000, 0x200b,
                                                0x200d, 0xfe0f, U'（', U'·', U'İ', U'ß', U'ﬁ', 0xa8, 0x1100,
                                                0x1161, 0x3164, U'云', 0x2f00, U'①'),
                     rc::gen::inRange<char32_t>(0x20, 0xd800), rc::gen::inRange<char32_t>(0xe000, 0x110000));
  return rc::gen::map(rc::gen::container<std::vector<char32_t>>(character),
                      [](const std::vector<char32_t>& all) {
                        std::string text;
                        for (const char32_t c : all) text += utf8_of(c);
                        return text;
                      });
}

TEST(Unicode, what_looks_the_same_compares_the_same) {
  for (const auto* same : {"试验一号ABC12有限公司", "试验一号\u00a0ABC12有限公司", "试验一号 abc12 有限公司",
                           "试验一号\u200bＡＢＣ１２有限公司", "试验一号ABC12有限公司\u3000",
                           "\ufeff试验一号\u2003Abc12有限公司"})
    EXPECT_EQ(comparable(same), "试验一号abc12有限公司") << same;
  EXPECT_EQ(comparable("CAFÉ LTD"), comparable("Cafe\u0301 Ltd"));
  EXPECT_EQ(comparable("Straße"), comparable("STRASSE"));
  EXPECT_EQ(comparable("（上海）"), "(上海)");
  EXPECT_NE(comparable("Cafe"), comparable("Café"));
  EXPECT_EQ(comparable("\u3000\u200b \u3164\u2800"), "");
}

TEST(Unicode, what_is_compared_is_compared_as_it_is) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *odd_text();
    RC_ASSERT(comparable(comparable(text)) == comparable(text));
    RC_ASSERT(normalized(normalized(text)) == normalized(text));
    RC_ASSERT(comparable(normalized(text)) == comparable(text));
    RC_ASSERT(comparable(" " + text + "\u3000") == comparable(text));
  }));
}

TEST(Unicode, blanks_of_every_script_are_trimmed) {
  EXPECT_EQ(trimmed("\u3000 \u00a0星河\t\u2003\u200b\ufeff"), "星河");
  EXPECT_EQ(trimmed("星 河"), "星 河");
  for (const auto* nothing :
       {"", " ", "\u3000\u3000", "\u00a0\u200b", "\u2800", "\u3164 \u200d", "\t\r\n\u0085"})
    EXPECT_EQ(trimmed(nothing), "") << nothing;
  EXPECT_EQ(trimmed("❤\ufe0f"), "❤\ufe0f") << "a picture keeps what makes it one";
  EXPECT_EQ(trimmed(" \xff\xfe "), "\xff\xfe") << "what is no UTF-8 is not looked into";
  EXPECT_EQ(trimmed_ascii(" \ta\u00a0"), "a\u00a0");
}

TEST(Unicode, trimming_takes_only_blanks_and_only_from_the_ends) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *odd_text();
    const auto rest = trimmed(text);
    RC_ASSERT(text.find(rest) != std::string::npos);
    RC_ASSERT(trimmed(rest) == rest);
    RC_ASSERT(trimmed("\u3000" + std::string(rest) + " ") == rest);
    RC_ASSERT(rest.empty() == comparable(text).empty());
  }));
}

TEST(Unicode, harmful_characters_are_told_apart) {
  for (const char32_t bad :
       {U'\x1', U'\n', U'\t', U'\x7f', U'\x85', char32_t{0x202e}, char32_t{0x2028}, char32_t{0x2029},
        char32_t{0x200f}, char32_t{0x2066}, char32_t{0x61c}, char32_t{0xfffe}, char32_t{0xffff},
        char32_t{0x1fffe}, char32_t{0x10ffff}, char32_t{0xfdd0}, char32_t{0xfff9}}) {
    EXPECT_EQ(harmful_character("a" + utf8_of(bad) + "b"), bad) << code_point_name(bad);
  }
  for (const auto* good : {"", "云帆 Ltd. №5", "a\u00a0b", "👩\u200d💻", "क्\u200dष", "\ue000", "שלום", "🏴"})
    EXPECT_EQ(harmful_character(good), std::nullopt) << good;
  EXPECT_EQ(code_point_name(0x202e), "U+202E");
}

TEST(Unicode, codes_are_what_was_meant) {
  for (const auto* typed : {"123456", "123 456", "１２３　４５６", "123-456", "\u200b123456 "})
    EXPECT_EQ(meant_code(typed), "123456") << typed;
  EXPECT_EQ(meant_code("AbCde-12 345"), "abcde12345");
  EXPECT_EQ(meant_code("\xff"
                       "1"),
            "\xff"
            "1");
}

}  // namespace
}  // namespace pc
