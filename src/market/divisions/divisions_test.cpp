#include "divisions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace pc::divisions {
namespace {

std::string_view name_of(std::span<const Division> all, std::string_view code) {
  const auto found = std::ranges::find(all, code, &Division::code);
  return found == all.end() ? std::string_view() : found->name;
}

TEST(Divisions, are_found_from_the_province_down) {
  EXPECT_EQ(provinces().size(), 34U);
  EXPECT_EQ(name_of(provinces(), "320000"), "江苏省");
  EXPECT_EQ(name_of(cities_of("320000"), "320100"), "南京市");
  EXPECT_EQ(name_of(counties_of("320100"), "320106"), "鼓楼区");
}

TEST(Divisions, of_municipalities_have_cities_by_the_standard_s_names) {
  EXPECT_EQ(name_of(cities_of("110000"), "110100"), "市辖区");
  EXPECT_EQ(name_of(cities_of("500000"), "500200"), "县");
  EXPECT_EQ(name_of(counties_of("110100"), "110105"), "朝阳区");
}

TEST(Divisions, of_what_is_none_are_none) {
  for (const auto* code : {"", "32", "3201", "990000", "320100", "32000a", "320000 "})
    EXPECT_TRUE(cities_of(code).empty()) << code;
  for (const auto* code : {"", "320000", "329900", "320106"}) EXPECT_TRUE(counties_of(code).empty()) << code;
}

TEST(Divisions, are_all_reached_once_with_a_name) {
  std::set<std::string_view> seen;
  const auto note = [&](const Division& each) {
    EXPECT_TRUE(seen.insert(each.code).second) << each.code;
    EXPECT_FALSE(each.name.empty() || each.name.find("undefined") != std::string_view::npos) << each.code;
  };
  for (const auto& province : provinces()) {
    note(province);
    for (const auto& city : cities_of(province.code)) {
      note(city);
      for (const auto& county : counties_of(city.code)) note(county);
    }
  }
  EXPECT_EQ(seen.size(), 3'661U);
}

}  // namespace
}  // namespace pc::divisions
