#include <gtest/gtest.h>

#include "line.hpp"

namespace pc::consumption::focus {
namespace {

using Tag = std::pair<std::string, std::string>;

TEST(FocusTags, are_an_object_of_plain_values) {
  const auto tags =
      parse_tags(R"( {"env": "prod", "org": "trey", " org" :"trey", "n": 1.5e3, "t": true, "x": null} )");
  ASSERT_TRUE(tags.has_value());
  EXPECT_EQ(
      *tags,
      (Tags{
          {"env", "prod"}, {"org", "trey"}, {" org", "trey"}, {"n", "1.5e3"}, {"t", "true"}, {"x", "null"}}));
  EXPECT_EQ(parse_tags("{}")->size(), 0U);
  EXPECT_EQ(parse_tags("{\n}")->size(), 0U);
}

TEST(FocusTags, escapes_are_decoded) {
  const auto tags = parse_tags(R"({"\u00e9\n": "\u5408\ud83d\ude00", "\"\\\/\b\f\r\t": "\u0041é"})");
  ASSERT_TRUE(tags.has_value());
  EXPECT_EQ((*tags)[0], Tag("é\n", "合😀"));
  EXPECT_EQ((*tags)[1], Tag("\"\\/\b\f\r\t", "Aé"));
}

TEST(FocusTags, anything_else_is_refused) {
  for (const char* wrong : {"",
                            "[]",
                            "x",
                            "{",
                            "{}}",
                            "{,}",
                            R"({"a"})",
                            R"({"a":})",
                            R"({"a":"b",})",
                            R"({"a":{"b":"c"}})",
                            R"({"a":["b"]})",
                            R"({a:"b"})",
                            R"({"a":"b" "c":"d"})",
                            R"({"a":"\x"})",
                            R"({"a":"\ud800"})",
                            R"({"a":"\udc00"})",
                            R"({"a":"\ud83dx"})",
                            R"({"a":"\ud83d\u0041"})",
                            R"({"a":"\u00"})",
                            R"({"a":01})",
                            R"({"a":1.})",
                            R"({"a":1e})",
                            R"({"a":-})",
                            R"({"a":.5})",
                            R"({"a":nul})",
                            R"({"a":"b)",
                            R"({"a":"\u0000"})",
                            R"({"a":"\)",
                            "{\"a\":\"\n\"}"})
    EXPECT_FALSE(parse_tags(wrong).has_value()) << wrong;
}

TEST(FocusTags, a_key_twice_is_refused_however_it_is_written) {
  EXPECT_FALSE(parse_tags(R"({"a":"b","a":"c"})").has_value());
  EXPECT_FALSE(parse_tags(R"({"a":"b","\u0061":"c"})").has_value());
}

}  // namespace
}  // namespace pc::consumption::focus
