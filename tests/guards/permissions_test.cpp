// The catalogue of permissions as the routes of the whole application make it.
#include "app/compose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "codes.hpp"
#include "golden.hpp"
#include "people/persons/persons.hpp"
#include "platform/wire/json.hpp"
#include "tree.hpp"
#include "whole_application.hpp"

namespace pc::app {
namespace {

class Permissions : public WholeApplication {
 protected:
  void SetUp() override {
    WholeApplication::SetUp();
    catalogue_ = catalogue_of(application_->routes);
  }
  std::set<std::string_view> places() const {
    std::set<std::string_view> all;
    for (const auto& place : catalogue_.menu) all.insert(place.id);
    return all;
  }

  persons::Catalogue catalogue_;
};

TEST_F(Permissions, have_ids_of_their_own_and_words_in_both_languages) {
  std::map<std::string_view, const access::Permission*> by_id;
  for (const auto& route : application_->routes.all()) {
    const auto* asked = route->access.permission;
    if (asked == nullptr) continue;
    const auto [known, fresh] = by_id.emplace(asked->id, asked);
    EXPECT_TRUE(fresh || known->second->en == asked->en) << asked->id << " is declared twice";
    EXPECT_FALSE(asked->en.empty() || asked->zh.empty()) << asked->id;
  }
  EXPECT_EQ(by_id.size(), catalogue_.permissions.size());
}

TEST_F(Permissions, are_granted_once_and_only_what_routes_ask_for) {
  std::map<std::string_view, int> granted;
  for (const auto& module : modules())
    for (const auto& each : module.permissions) ++granted[each.permission->id];
  for (const auto* each : catalogue_.permissions) EXPECT_EQ(granted[each->id], 1) << each->id;
  EXPECT_EQ(granted.size(), catalogue_.permissions.size()) << "a module grants what no route asks for";
  for (const auto& role : preset_roles())
    for (const auto* each : role.grants)
      EXPECT_TRUE(each->side == role.side || each->side == access::Side::partner)
          << role.id << " " << each->id;
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
  guards::Promised now;
  for (const auto* each : catalogue_.permissions)
    now[std::string(each->id)] = each->items.empty() ? "-" : std::string(each->items);
  const auto faults = guards::broken_promises("tests/data/permissions.txt", now);
  EXPECT_TRUE(faults.empty()) << guards::list(faults);
}

/// The sources are read for codes; here the program itself says some of its own.
TEST_F(Permissions, and_routes_refuse_by_codes_that_were_seen_in_the_sources) {
  std::set<std::string_view> seen;
  for (const auto& code : guards::all_codes().all) seen.insert(code.id);
  std::set<std::string_view> named;
  for (const auto& route : application_->routes.all())
    for (const auto* code : route->refuses) named.insert(code->id);
  EXPECT_GT(named.size(), 100u);
  for (const auto id : named) EXPECT_TRUE(seen.contains(id)) << id << " is declared where nobody saw it";
}

/// Acts that the sources write into the audit log themselves, beside the edge: names where the writers take them.
std::set<std::string> acts_written() {
  const std::regex writes(R"re((?:(?:audit_log_?(?:->|\.)|AuditLog>\(\w+\)\.)write|for_each_isolated))re"
                          R"re(\([^"{]*\{?\s*"([a-z_]+\.[a-z_]+)")re");
  std::set<std::string> acts;
  for (const auto& file : guards::tree()) {
    if (!file.path.starts_with("src/") || !file.is_cpp()) continue;
    for (std::sregex_iterator each(file.text.begin(), file.text.end(), writes), end; each != end; ++each)
      acts.insert((*each)[1]);
  }
  return acts;
}

TEST_F(Permissions, and_acts_of_the_audit_log_are_told_in_both_languages) {
  const auto written = acts_written();
  EXPECT_TRUE(written.contains("imports.run") && written.contains("budgets.set"))
      << "the sources are not understood";
  for (const auto language : {Language::en, Language::zh_CN})
    application_->database->read([&](db::Reader& reader) {
      access::Principal who;
      who.language = language;
      const auto list = std::ranges::find_if(
          application_->routes.all(), [](const auto& each) { return each->path == "/api/v1/trail/acts"; });
      const edge::Nothing nothing;
      const auto told = wire::Json::parse(*(*list)->read({reader, who, Instant()}, &nothing));
      std::map<std::string, std::string> words;
      for (const auto& act : told->find("items")->items) words[act.find("id")->text] = act.find("text")->text;
      for (const auto& act : written) EXPECT_TRUE(words.contains(act)) << act << " has no words";
      for (const auto& [act, text] : words) EXPECT_FALSE(text.empty() || text == act) << act;
    });
}

}  // namespace
}  // namespace pc::app
