#include "customer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::customers {
namespace {

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
