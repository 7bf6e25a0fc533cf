#include "masked.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc {
namespace {

TEST(Masking, shows_what_was_agreed_on) {
  EXPECT_EQ(masked(Mask::mobile, "13812345678"), "138****5678");
  EXPECT_EQ(masked(Mask::email, "li@example.com"), "l***@example.com");
  EXPECT_EQ(masked(Mask::name, "acme_shop"), "ac***op");
  EXPECT_EQ(masked(Mask::name, "云帆科技公司"), "云帆***公司");
}

TEST(Masking, leaves_nothing_readable_of_short_texts_but_their_first_character) {
  EXPECT_EQ(masked(Mask::mobile, "1234567"), "1****");
  EXPECT_EQ(masked(Mask::name, "abcd"), "a***");
  EXPECT_EQ(masked(Mask::name, "李"), "李***");
  EXPECT_EQ(masked(Mask::email, "x"), "x***");
  EXPECT_EQ(masked(Mask::mobile, ""), "");
  EXPECT_EQ(masked(Mask::email, "@example.com"), "@example.com");
}

TEST(Masking, never_tells_a_long_text_whole) {
  EXPECT_TRUE(rc::check("of more than seven characters some are gone", [] {
    const auto length = *rc::gen::inRange<std::size_t>(8, 40);
    const auto text = *rc::gen::container<std::string>(length, rc::gen::inRange('a', 'z'));
    RC_ASSERT(masked(Mask::mobile, text).find(text) == std::string::npos);
    RC_ASSERT(masked(Mask::name, text).find(text) == std::string::npos);
    RC_ASSERT(masked(Mask::email, text + "@example.com").find(text) == std::string::npos);
  }));
}

}  // namespace
}  // namespace pc
