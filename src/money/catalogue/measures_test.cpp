#include "measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace pc::catalogue {
namespace {

TEST(Measures, have_numbers_and_words_of_their_own) {
  std::set<int> ids;
  std::set<std::string_view> zh, en;
  for (const auto& each : measures()) {
    EXPECT_TRUE(ids.insert(each.id).second) << each.id;
    EXPECT_TRUE(zh.insert(each.zh).second && en.insert(each.en).second) << each.en;
    EXPECT_FALSE(each.abbreviation.empty()) << each.en;
  }
}

/// Numbers that callers of the Open API send.
TEST(Measures, keep_the_numbers_of_the_open_api) {
  const std::map<int, std::string_view> known{{1, "yuan"},          {4, "hour"},   {10, "GB (traffic)"},
                                              {11, "MB (traffic)"}, {14, "piece"}, {15, "Mbit/s"},
                                              {17, "GB (capacity)"}};
  for (const auto& [id, name] : known) EXPECT_EQ(std::ranges::find(measures(), id, &Measure::id)->en, name);
}

TEST(Measures, convert_within_their_type_and_by_the_smallest) {
  const auto all = conversions();
  const auto ratio = [&](int from, int to) {
    const auto found =
        std::ranges::find_if(all, [&](const Conversion& c) { return c.measure == from && c.of == to; });
    return found == all.end() ? 0 : found->ratio;
  };
  EXPECT_EQ(ratio(10, 11), 1'024);
  EXPECT_EQ(ratio(4, 6), 3'600);
  EXPECT_EQ(ratio(1, 3), 100);
  EXPECT_EQ(ratio(7, 13), std::int64_t{1} << 60);
  EXPECT_EQ(ratio(11, 10), 0) << "only into smaller ones, so that ratios are whole";
  EXPECT_EQ(ratio(10, 19), 0) << "traffic is no capacity";
  std::map<int, std::int64_t> smallest;
  for (const auto& each : measures()) smallest[each.id] = each.of_smallest;
  for (const auto& each : all) {
    EXPECT_GT(each.ratio, 1);
    EXPECT_EQ(each.ratio * smallest[each.of], smallest[each.measure]) << "no rest is lost";
  }
}

}  // namespace
}  // namespace pc::catalogue
