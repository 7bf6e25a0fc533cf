#include "name_parts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

namespace pc::customers {
namespace {

bool found(const std::string& name, const std::string& text) {
  const auto parts = name_parts(name);
  const auto ranges = ranges_of(text);
  return std::all_of(ranges.begin(), ranges.end(), [&](const PartRange& range) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::int64_t part) { return range.first <= part && part <= range.last; });
  });
}

TEST(NameParts, find_a_name_by_its_beginning_middle_and_end) {
  for (const char* text : {"云", "云帆", "帆科技", "有限公司", "云帆科技有限公司"})
    EXPECT_TRUE(found("云帆科技有限公司", text)) << text;
  EXPECT_FALSE(found("云帆科技有限公司", "帆云"));
  EXPECT_FALSE(found("云帆科技有限公司", "海"));
}

TEST(NameParts, take_letters_without_their_case) {
  EXPECT_TRUE(found("Acme Shop 000123", "acme"));
  EXPECT_TRUE(found("acme shop 000123", "SHOP 0001"));
  EXPECT_FALSE(found("acme shop 000123", "000124"));
}

TEST(NameParts, hold_each_part_once) {
  EXPECT_EQ(name_parts("aaaaaaaaaaaa").size(), 8u);
  EXPECT_TRUE(name_parts("").empty());
  EXPECT_TRUE(ranges_of("").empty());
}

TEST(NameParts, never_miss_a_name_that_contains_the_text) {
  EXPECT_TRUE(rc::check("any part of any name", [] {
    const std::vector<std::string> letters{"a", "B", "7", " ", "云", "帆", "é", "𝄞", "-"};
    std::string name, text;
    for (const auto& letter : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(letters))) {
      const bool inside = *rc::gen::arbitrary<bool>();
      // The text grows while it stands at the end of the name.
      if (inside && name.ends_with(text)) text += letter;
      name += letter;
      if (name.find(text) == std::string::npos) text.clear();
    }
    RC_PRE(name.find(text) != std::string::npos);
    RC_ASSERT(found(name, text));
  }));
}

TEST(NameParts, sort_as_their_bytes_do) {
  EXPECT_TRUE(rc::check("numbers and texts", [] {
    const auto letters = rc::gen::container<std::string>(rc::gen::inRange(' ', '@'));
    const auto one = *letters, other = *letters;
    RC_PRE(!one.empty() && !other.empty());
    const auto first = ranges_of(one).front().first, second = ranges_of(other).front().first;
    const auto cut = [](const std::string& text) { return text.substr(0, 8); };
    RC_ASSERT((first < second) == (cut(one) < cut(other)));
  }));
}

}  // namespace
}  // namespace pc::customers
