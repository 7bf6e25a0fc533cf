#include "request_id.hpp"

#include <gtest/gtest.h>

#include <set>

namespace {

TEST(RequestId, fresh_ones_are_sixteen_hex_digits_and_differ) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = pc::fresh_request_id();
    ASSERT_EQ(id.size(), 16u);
    ASSERT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
    ASSERT_TRUE(seen.insert(id).second);
    ASSERT_TRUE(pc::acceptable_request_id(id));
  }
}

TEST(RequestId, a_callers_own_id_has_1_to_64_harmless_characters) {
  EXPECT_TRUE(pc::acceptable_request_id("a.B_9-"));
  EXPECT_TRUE(pc::acceptable_request_id(std::string(64, 'x')));
  EXPECT_FALSE(pc::acceptable_request_id(""));
  EXPECT_FALSE(pc::acceptable_request_id(std::string(65, 'x')));
  EXPECT_FALSE(pc::acceptable_request_id("a b"));
  EXPECT_FALSE(pc::acceptable_request_id("a\r\nSet-Cookie: x"));
  EXPECT_FALSE(pc::acceptable_request_id("é"));
}

}  // namespace
