#include "text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "error.hpp"
#include "hash.hpp"
#include "secret.hpp"

namespace pc {
namespace {

std::string encoded(char32_t c) {
  const auto byte = [](char32_t b) { return static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xc0 | (c >> 6)), byte(0x80 | (c & 63))};
  if (c < 0x10000) return {byte(0xe0 | (c >> 12)), byte(0x80 | ((c >> 6) & 63)), byte(0x80 | (c & 63))};
  return {byte(0xf0 | (c >> 18)), byte(0x80 | ((c >> 12) & 63)), byte(0x80 | ((c >> 6) & 63)),
          byte(0x80 | (c & 63))};
}

TEST(Utf8, every_code_point_counts_as_one_and_surrogates_as_none) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const bool surrogate = c >= 0xd800 && c < 0xe000;
    ASSERT_EQ(utf8_length(encoded(c)), surrogate ? std::string_view::npos : 1U)
        << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_EQ(utf8_length(encoded(0x110000)), std::string_view::npos);
}

TEST(Utf8, lengths_add_up) {
  EXPECT_TRUE(rc::check([] {
    std::string text;
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i)
      text += encoded(*rc::gen::element<char32_t>(U'a', U'é', U'合', U'𠮷', U'\x7ff'));
    RC_ASSERT(utf8_length(text) == static_cast<std::size_t>(count));
  }));
}

TEST(Utf8, is_made_valid_and_cut_between_characters) {
  EXPECT_EQ(valid_utf8("a\xff""b\xe4\xb8"), "a?b??");
  EXPECT_EQ(valid_utf8("ab中", 4), "ab");
  EXPECT_EQ(valid_utf8("ab中", 5), "ab中");
}

TEST(Utf8, broken_sequences_are_noticed) {
  for (const char* text :
       {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xf5\x80\x80\x80", "\xff",
        "\xe5\x90", "\xe5", "\xf0\x9f\x98", "a\xe5z", "\xc3\xc3"})
    EXPECT_EQ(utf8_length(text), std::string_view::npos);
}

TEST(Text, percent_encoding_and_back_is_the_same_text) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    RC_ASSERT(percent_decoded(percent_encoded(text), false) == text);
    RC_ASSERT(percent_decoded(percent_encoded(text), true) == text);
  }));
  EXPECT_EQ(percent_encoded("a b/~*券"), "a%20b%2F~%2A%E5%88%B8");
  EXPECT_EQ(percent_decoded("%e5%88%B8+%zz%4", true), "券 %zz%4");
  EXPECT_EQ(percent_decoded("a+b%2B", false), "a+b+");
  for (const auto* broken : {"%", "a%2", "%zz", "%2g", "100%&x=%20", "%%41"})
    EXPECT_TRUE(has_broken_escape(broken));
  for (const auto* whole : {"", "a+b", "%2B", "%41%e5%88%B8"}) EXPECT_FALSE(has_broken_escape(whole));
}

TEST(Text, split_and_joined_is_the_same_text) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    std::string joined;
    for (const auto part : split(text, 'a')) joined += std::string(part) + 'a';
    joined.pop_back();
    RC_ASSERT(joined == text);
  }));
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(split(",", ',').size(), 2U);
}

TEST(Text, small_helpers) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \t"), "");
  EXPECT_EQ(lower_ascii("ÄBc-Z"), "Äbc-z");
  EXPECT_TRUE(equal_ignoring_case("X-Sdk-Date", "x-sdk-DATE"));
  EXPECT_FALSE(equal_ignoring_case("a", "ab"));
}

TEST(Hash, published_values_hold) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_sha256_hex("", ""), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  EXPECT_EQ(random_hex(16).size(), 32U);
  EXPECT_NE(random_hex(16), random_hex(16));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
  EXPECT_TRUE(equal_in_constant_time("", ""));
}

TEST(Refusal, says_what_is_allowed_in_both_languages) {
  const Refusal refusal{&errors::invalid_value, "amount", "0.01 to 100"};
  EXPECT_EQ(refusal.message(Language::en), "This value is not valid. Allowed: 0.01 to 100");
  EXPECT_EQ(refusal.message(Language::zh_CN), "该值无效，允许：0.01 to 100");
  EXPECT_EQ(Refusal{&errors::missing_value}.message(Language::en), "This field is required.");
}

}  // namespace
}  // namespace pc
