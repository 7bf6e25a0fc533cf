#include "customer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::customers {
namespace {

TEST(Masking, shows_what_the_house_agreed_on) {
  EXPECT_EQ(masked_mobile("13812345678"), "138****5678");
  EXPECT_EQ(masked_email("li@example.com"), "l***@example.com");
  EXPECT_EQ(masked_name("acme_shop"), "ac***op");
  EXPECT_EQ(masked_name("云帆科技公司"), "云帆***公司");
}

TEST(Masking, leaves_nothing_readable_of_short_texts_but_their_first_character) {
  EXPECT_EQ(masked_mobile("1234567"), "1****");
  EXPECT_EQ(masked_name("abcd"), "a***");
  EXPECT_EQ(masked_name("李"), "李***");
  EXPECT_EQ(masked_email("x"), "x***");
  EXPECT_EQ(masked_mobile(""), "");
  EXPECT_EQ(masked_email("@example.com"), "@example.com");
}

TEST(Masking, never_tells_a_long_text_whole) {
  EXPECT_TRUE(rc::check("of more than seven characters some are gone", [] {
    const auto length = *rc::gen::inRange<std::size_t>(8, 40);
    const auto text = *rc::gen::container<std::string>(length, rc::gen::inRange('a', 'z'));
    RC_ASSERT(masked_mobile(text).find(text) == std::string::npos);
    RC_ASSERT(masked_name(text).find(text) == std::string::npos);
    RC_ASSERT(masked_email(text + "@example.com").find(text) == std::string::npos);
  }));
}

TEST(Tags, are_read_back_as_they_were_kept) {
  EXPECT_TRUE(rc::check("splitting what was joined", [] {
    const auto letters = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z')));
    const auto tags = *rc::gen::container<std::vector<std::string>>(letters);
    RC_ASSERT(split_tags(joined_tags(tags)) == tags);
  }));
  EXPECT_TRUE(split_tags("").empty());
}

TEST(Tags, that_cannot_be_kept_are_named_by_their_place) {
  const auto field = [](const std::vector<std::string>& tags) {
    const auto checked = check_tags(tags);
    return checked.ok() ? std::string("fine") : checked.refusal().field;
  };
  EXPECT_EQ(field({"重点客户", "a"}), "fine");
  EXPECT_EQ(field({std::string(32, 'x')}), "fine");
  EXPECT_EQ(field({"a", std::string(33, 'x')}), "tags[1]");
  EXPECT_EQ(field({"a", "b,c"}), "tags[1]");
  EXPECT_EQ(field({"a", ""}), "tags[1]");
  EXPECT_EQ(field({"a", " b"}), "tags[1]");
  EXPECT_EQ(field({"a", "b", "a"}), "tags[2]");
  EXPECT_EQ(field({"a\n"}), "tags[0]");
  EXPECT_EQ(field({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"}), "tags");
}

}  // namespace
}  // namespace pc::customers
