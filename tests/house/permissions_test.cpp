// The catalogue of permissions as the routes of the whole house make it.
#include "permissions.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "house.hpp"
#include "support/scratch.hpp"

namespace pc::app {
namespace {

class Permissions : public ::testing::Test {
 protected:
  void SetUp() override {
    Config config;
    config.data = folder_.path();
    config.migrations = PC_MIGRATIONS;
    config.demo = true;
    house_ = std::make_unique<House>(config, 1);
    catalogue_ = catalogue_of(house_->routes);
  }
  std::set<std::string_view> places() const {
    std::set<std::string_view> all;
    for (const auto& place : catalogue_.menu) all.insert(place.id);
    return all;
  }

  support::ScratchFolder folder_{"permissions"};
  std::unique_ptr<House> house_;
  identity::Catalogue catalogue_;
};

TEST_F(Permissions, have_ids_of_their_own_and_words_in_both_languages) {
  std::map<std::string_view, const access::Permission*> by_id;
  for (const auto& route : house_->routes.all()) {
    const auto* asked = route->access.permission;
    if (asked == nullptr) continue;
    const auto [known, fresh] = by_id.emplace(asked->id, asked);
    EXPECT_TRUE(fresh || known->second->en == asked->en) << asked->id << " is declared twice";
    EXPECT_FALSE(asked->en.empty() || asked->zh.empty()) << asked->id;
  }
  EXPECT_EQ(by_id.size(), catalogue_.permissions.size());
}

TEST_F(Permissions, stand_on_pages_of_the_menu_and_need_what_exists) {
  const auto known = places();
  std::set<std::string_view> ids;
  for (const auto* each : catalogue_.permissions) ids.insert(each->id);
  for (const auto* each : catalogue_.permissions) {
    EXPECT_TRUE(each->page.empty() || known.contains(each->page)) << each->id << " on " << each->page;
    EXPECT_TRUE(each->needs.empty() || ids.contains(each->needs)) << each->id << " needs " << each->needs;
  }
  for (const auto& place : catalogue_.menu) {
    const auto dot = place.id.rfind('.');
    EXPECT_TRUE(dot == std::string_view::npos || known.contains(place.id.substr(0, dot))) << place.id;
    EXPECT_FALSE(place.en.empty() || place.zh.empty()) << place.id;
  }
}

TEST_F(Permissions, are_never_renamed_because_roles_that_people_saved_name_them) {
  std::map<std::string, std::string> now;
  for (const auto* each : catalogue_.permissions) now[std::string(each->id)] = std::string(each->items);
  std::ifstream golden(PC_TEST_DATA "/permissions.txt");
  ASSERT_TRUE(golden);
  int lines = 0;
  for (std::string id, items; golden >> id >> items; ++lines) {
    ASSERT_TRUE(now.contains(id)) << id << " is gone";
    EXPECT_EQ(now[id], items == "-" ? "" : items) << id;
  }
  EXPECT_GT(lines, 15);
}

}  // namespace
}  // namespace pc::app
