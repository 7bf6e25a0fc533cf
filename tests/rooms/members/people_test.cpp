// The organisation as its addresses show it: people, roles, contacts, on both engines.
#include "organisation.hpp"

#include "people/members/leaving.hpp"
#include "people/members/members.hpp"
#include "people/persons/colleagues.hpp"

namespace pc::organisation {
namespace {

PC_ON_BOTH_ENGINES(Organisation)

using edge::Verb;

TEST_P(Organisation, a_created_person_signs_in_and_must_first_choose_a_password) {
  create(yunfan_, "zhang.wei", R"("finance")");
  EXPECT_EQ(sign_in("yunfan", "zhang.wei", "Wrong-2026").first, "session.wrong_password");
  const auto [refusal, cookie] = sign_in("yunfan", "zhang.wei", password_);
  ASSERT_EQ(refusal, "");
  const auto confined = caller(cookie);
  ASSERT_NE(confined.confined, nullptr);
  EXPECT_EQ(confined.confined->id, "session.must_change_password");
  const auto changed = [&](const std::string& fresh) {
    return call(confined.who, Verb::post, "/api/v1/me/password",
                R"({"old_password":")" + password_ + R"(","new_password":")" + fresh + "\"}")
        .refusal;
  };
  EXPECT_EQ(changed("short"), "identity.weak_password");
  EXPECT_EQ(changed(password_), "identity.same_password");
  EXPECT_EQ(changed("PassWord1"), "identity.common_password");
  EXPECT_EQ(changed("Yunfan-2026"), "identity.weak_password") << "the account";
  EXPECT_EQ(changed("zhang-2026"), "identity.weak_password") << "the user";
  EXPECT_EQ(changed("Mine-2026"), "");
  const auto again = sign_in("yunfan", "zhang.wei", "Mine-2026");
  EXPECT_EQ(caller(again.second).confined, nullptr);
  EXPECT_EQ(sign_in("yunfan", "zhang.wei", password_).first, "session.wrong_password");
}

TEST_P(Organisation, the_same_submit_creates_one_person_and_tells_the_same_password) {
  const std::string body = R"({"user_name":"li.na","name":"Li Na","roles":["finance"]})";
  const auto first = call(yunfan_, Verb::post, "/api/v1/people", body, "one submit");
  const auto second = call(yunfan_, Verb::post, "/api/v1/people", body, "one submit");
  EXPECT_EQ(first.refusal, "");
  EXPECT_EQ(second.text("id"), first.text("id"));
  EXPECT_EQ(second.text("initial_password"), first.text("initial_password"));
  EXPECT_EQ(call(yunfan_, Verb::post, "/api/v1/people", body).refusal, "identity.user_name_taken");
}

TEST_P(Organisation, data_and_roles_of_a_new_person_are_checked) {
  const auto refused = [&](const std::string& user, const std::string& roles, const std::string& more = "") {
    return call(yunfan_, Verb::post, "/api/v1/people",
                R"({"user_name":")" + user + R"(","name":"N","roles":[)" + roles + "]" + more + "}")
        .refusal;
  };
  EXPECT_EQ(refused("a b", R"("finance")"), "identity.user_name");
  EXPECT_EQ(refused("yunfan", R"("finance")"), "identity.user_name");
  EXPECT_EQ(refused("a", R"("finance")", R"(,"mobile":"12")"), "identity.mobile");
  EXPECT_EQ(refused("a", R"("finance")", R"(,"email":"nobody")"), "identity.email");
  EXPECT_EQ(refused("a", ""), "identity.roles_count");
  EXPECT_EQ(refused("a", R"("finance","partner_admin")"), "identity.administrator_alone");
  EXPECT_EQ(refused("a", R"("account_manager","account_manager_supervisor")"),
            "identity.manager_and_supervisor");
  EXPECT_EQ(refused("a", R"("operator")"), "identity.unknown_role operator");
  EXPECT_EQ(refused("a", R"("distributor_admin")"), "identity.unknown_role distributor_admin");
  EXPECT_EQ(refused("a", R"("role-1")"), "identity.unknown_role role-1");
  EXPECT_EQ(refused("a", R"("finance")", R"(,"supervisor_id":"1")"), "identity.supervisor_for_managers");
  EXPECT_EQ(refused("a", R"("account_manager")", R"(,"supervisor_id":"1")"), "identity.not_a_supervisor");
}

TEST_P(Organisation, managers_of_a_supervisor_whose_role_goes_get_a_successor_in_the_same_act) {
  const auto boss = create(yunfan_, "boss", R"("account_manager_supervisor")");
  const auto next = create(yunfan_, "next", R"("account_manager_supervisor")");
  const auto below = R"(,"supervisor_id":")" + boss + "\"";
  const auto one = create(yunfan_, "one", R"("account_manager")", below);
  const auto two = create(yunfan_, "two", R"("account_manager")", below);
  EXPECT_EQ(set_roles(yunfan_, boss, R"("finance")"), "identity.successors " + one + ", " + two);
  const auto successor = [](const std::string& manager, const std::string& who) {
    return R"({"manager_id":")" + manager + R"(","supervisor_id":)" + who + "}";
  };
  const auto given = [&](const std::string& for_two) {
    return R"(,"successors":[)" + successor(one, "\"" + next + "\"") + "," + successor(two, for_two) + "]";
  };
  EXPECT_EQ(set_roles(yunfan_, boss, R"("finance")", given("\"" + boss + "\"")), "identity.not_a_supervisor");
  EXPECT_EQ(set_roles(yunfan_, boss, R"("finance")", given("\"" + one + "\"")), "identity.not_a_supervisor");
  EXPECT_EQ(set_roles(yunfan_, boss, R"("finance")", given("null")), "");
  open().read([&](db::Reader& reader) {
    const auto person = [](const std::string& id) { return access::PersonId(*parse_id(id)); };
    EXPECT_EQ(persons::supervisor_of(reader, yunfan_.tenant, person(one)), person(next));
    EXPECT_EQ(persons::supervisor_of(reader, yunfan_.tenant, person(two)), std::nullopt);
    EXPECT_EQ(persons::managers_of(reader, yunfan_.tenant, person(next)).size(), 1u);
    EXPECT_EQ(persons::managers_of(reader, yunfan_.tenant, person(boss)).size(), 0u);
    EXPECT_EQ(persons::people_with_role(reader, yunfan_.tenant, yunfan_.partner, "account_manager").size(), 2u);
    EXPECT_EQ(persons::people_with_role(reader, yunfan_.tenant, yunfan_.partner, "account_manager_supervisor").size(),
              1u);
  });
  EXPECT_EQ(set_roles(yunfan_, one, R"("account_manager","finance")"), "");
  open().read([&](db::Reader& reader) {
    EXPECT_EQ(persons::supervisor_of(reader, yunfan_.tenant, access::PersonId(*parse_id(one))), std::nullopt);
  });
}

TEST_P(Organisation, the_end_of_a_role_is_told_in_the_same_act_and_may_be_refused) {
  const auto boss = create(yunfan_, "boss", R"("account_manager_supervisor")");
  const auto one = create(yunfan_, "one", R"("account_manager","finance")", R"(,"supervisor_id":")" + boss + "\"");
  std::vector<members::RolesEnd> told;
  announcer_->on(members::events::roles_end,
                 [&](db::Transaction&, TenantId, const pc::events::Event& event, Instant) -> Outcome {
                   told.push_back(members::roles_end_of(event));
                   if (!told.back().take_back) return refuse(members::errors::has_customers, "take_back", "3");
                   return Done{};
                 });
  EXPECT_EQ(set_roles(yunfan_, one, R"("finance")"), "identity.has_customers 3");
  open().read([&](db::Reader& reader) {
    EXPECT_EQ(persons::people_with_role(reader, yunfan_.tenant, yunfan_.partner, "account_manager").size(), 1u);
  });
  const auto disable = [&](const std::string& id, const std::string& more) {
    return call(yunfan_, Verb::post, "/api/v1/people/{person_id}/disable",
                R"({"person_id":")" + id + "\"" + more + "}")
        .refusal;
  };
  EXPECT_EQ(disable(one, ""), "identity.has_customers 3");
  EXPECT_EQ(disable(one, R"(,"take_back":true)"), "");
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[0].roles, std::vector<std::string>{"account_manager"});
  EXPECT_EQ(told[2].roles, (std::vector<std::string>{"account_manager", "finance"}));
  EXPECT_EQ(set_roles(yunfan_, one, R"("finance")", R"(,"take_back":true)"), "");
  const auto below = R"(,"take_back":true,"supervisor_id":")" + boss + "\"";
  EXPECT_EQ(set_roles(yunfan_, one, R"("account_manager")", below), "");

  EXPECT_EQ(disable(boss, ""), "identity.successors " + one);
  EXPECT_EQ(disable(boss, R"(,"successors":[{"manager_id":")" + one + R"(","supervisor_id":null}],"take_back":true)"),
            "");
  open().read([&](db::Reader& reader) {
    EXPECT_EQ(persons::supervisor_of(reader, yunfan_.tenant, access::PersonId(*parse_id(one))), std::nullopt);
  });
}

TEST_P(Organisation, nobody_disables_himself_or_the_main_account_or_the_last_administrator) {
  const auto main = std::to_string(yunfan_.person.value);
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/disable", main), "identity.not_yourself");
  EXPECT_EQ(set_roles(yunfan_, main, R"("finance")"), "identity.main_account");
  create(yunfan_, "second", R"("partner_admin")");
  const auto [refusal, cookie] = sign_in("yunfan", "second", password_);
  const auto second = caller(cookie).who;
  EXPECT_EQ(act(second, Verb::post, "/api/v1/people/{person_id}/disable", main), "identity.main_account");
  EXPECT_EQ(set_roles(second, second.person.text(), R"("finance")"), "identity.not_yourself");
  EXPECT_EQ(call(second, Verb::post, "/api/v1/people/{person_id}/reset-password",
                 R"({"person_id":")" + main + "\"}")
                .refusal,
            "identity.main_account");
}

TEST_P(Organisation, a_person_is_out_at_once_when_disabled_and_hears_what_everybody_hears) {
  const auto id = create(yunfan_, "leaver", R"("finance")");
  const auto [refusal, cookie] = sign_in("yunfan", "leaver", password_);
  EXPECT_EQ(caller(cookie).who.side, access::Side::partner);
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/disable", id), "");
  EXPECT_EQ(caller(cookie).who.side, access::Side::none);
  EXPECT_EQ(sign_in("yunfan", "leaver", password_).first, "session.wrong_password");
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/enable", id), "");
  EXPECT_EQ(sign_in("yunfan", "leaver", password_).first, "");
}

TEST_P(Organisation, a_custom_role_works_at_once_and_holds_nothing_of_others) {
  const auto save = [&](const std::string& name, const std::string& permissions) {
    return call(yunfan_, Verb::post, "/api/v1/roles",
                R"({"name":")" + name + R"(","permissions":[)" + permissions + "]}");
  };
  EXPECT_EQ(save("Watchers", R"("vendor.watch")").refusal, "identity.not_grantable vendor.watch");
  EXPECT_EQ(save("财务", R"("things.view")").refusal, "identity.role_name_taken");
  const auto role = save("Movers", R"("things.move")").text("id");
  EXPECT_EQ(save("Movers", R"("things.view")").refusal, "identity.role_name_taken");
  const auto id = create(yunfan_, "mover", "\"" + role + "\"");
  const auto [refusal, cookie] = sign_in("yunfan", "mover", password_);
  EXPECT_TRUE(caller(cookie).who.may(k_move));
  EXPECT_TRUE(caller(cookie).who.may(k_see)) << "what moving needs";
  EXPECT_EQ(caller(cookie).who.rows, access::Rows::all);
  const auto edited = call(yunfan_, Verb::put, "/api/v1/roles/{role_id}",
                           R"({"role_id":")" + role + R"(","name":"Lookers","permissions":["things.view"]})");
  EXPECT_EQ(edited.refusal, "");
  EXPECT_FALSE(caller(cookie).who.may(k_move));
  EXPECT_TRUE(caller(cookie).who.may(k_see));
  const auto remove = [&](const access::Principal& who, const std::string& which) {
    return call(who, Verb::del, "/api/v1/roles/{role_id}", R"({"role_id":")" + which + "\"}").refusal;
  };
  EXPECT_EQ(remove(yunfan_, role), "identity.role_in_use 1");
  EXPECT_EQ(remove(yunfan_, "finance"), "identity.preset_role");
  EXPECT_EQ(remove(other_, role), "identity.unknown_role " + role);
  EXPECT_EQ(set_roles(other_, other_.person.text(), "\"" + role + "\""), "identity.main_account");
  EXPECT_EQ(set_roles(yunfan_, id, R"("account_manager")"), "");
  EXPECT_EQ(caller(cookie).who.rows, access::Rows::own);
  EXPECT_EQ(remove(yunfan_, role), "");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(save("Role " + std::to_string(i), R"("things.view")").refusal, "");
  EXPECT_EQ(save("Role 10", R"("things.view")").refusal, "identity.too_many_roles 10");
}

TEST_P(Organisation, nobody_gives_what_he_may_not_do_himself) {
  const auto role = call(yunfan_, Verb::post, "/api/v1/roles",
                         R"({"name":"Staff office","permissions":["people.manage","roles.manage"]})")
                        .text("id");
  create(yunfan_, "office", "\"" + role + "\"");
  const auto office = caller(sign_in("yunfan", "office", password_).second).who;
  const auto tries = [&](const std::string& roles) {
    return call(office, Verb::post, "/api/v1/people",
                R"({"user_name":"x","name":"X","roles":[)" + roles + "]}")
        .refusal;
  };
  EXPECT_EQ(tries(R"("partner_admin")"), "identity.beyond_own partner_admin");
  EXPECT_EQ(tries(R"("finance")"), "identity.beyond_own things.view");
  EXPECT_EQ(
      call(office, Verb::post, "/api/v1/roles", R"({"name":"More","permissions":["things.move"]})").refusal,
      "identity.beyond_own things.view");
  EXPECT_EQ(
      act(office, Verb::post, "/api/v1/people/{person_id}/disable", create(yunfan_, "payer", R"("finance")")),
      "identity.beyond_own things.view");
  EXPECT_EQ(tries("\"" + role + "\""), "");
}

TEST_P(Organisation, a_preview_says_what_roles_would_allow_before_anything_is_saved) {
  const auto shown = call(yunfan_, Verb::post, "/api/v1/roles/preview", R"({"roles":["account_manager"]})");
  EXPECT_EQ(shown.text("rows"), "own");
  ASSERT_EQ(shown.member("pages").items.size(), 2u) << "things, and what every role may";
  const auto mixed = call(yunfan_, Verb::post, "/api/v1/roles/preview",
                          R"({"roles":["account_manager"],"permissions":["things.move"]})");
  EXPECT_EQ(mixed.refusal, "");
  EXPECT_EQ(
      call(yunfan_, Verb::post, "/api/v1/roles/preview", R"({"roles":["finance","partner_admin"]})").refusal,
      "identity.administrator_alone");
}

TEST_P(Organisation, people_are_counted_beyond_a_short_page) {
  create(yunfan_, "b", R"("finance")");
  create(yunfan_, "c", R"("account_manager")");
  const auto page = [&](const std::string& query) {
    const auto said = call(yunfan_, Verb::get, "/api/v1/people", query);
    EXPECT_EQ(said.refusal, "");
    return std::pair(said.member("total").text, said.member("items").items.size());
  };
  const auto all = page("{}");
  EXPECT_EQ(all.first, std::to_string(all.second));
  EXPECT_EQ(page(R"({"limit":1,"sort":"-name"})"), std::pair(all.first, std::size_t{1}));
  EXPECT_EQ(page(R"({"limit":1,"role":"finance"})"), std::pair(std::string("1"), std::size_t{1}));
}

TEST_P(Organisation, anothers_people_look_like_nobody) {
  const auto id = create(yunfan_, "ours", R"("finance")");
  for (const char* path : {"/api/v1/people/{person_id}", "/api/v1/people/{person_id}/sessions",
                           "/api/v1/people/{person_id}/keys", "/api/v1/people/{person_id}/managers"}) {
    EXPECT_EQ(act(other_, Verb::get, path, id), "identity.unknown_person") << path;
    EXPECT_EQ(act(other_, Verb::get, path, "4"), "identity.unknown_person") << path;
    EXPECT_EQ(act(yunfan_, Verb::get, path, id), "") << path;
  }
  EXPECT_EQ(set_roles(other_, id, R"("finance")"), "identity.unknown_person");
  EXPECT_EQ(act(other_, Verb::post, "/api/v1/people/{person_id}/disable", id), "identity.unknown_person");
  EXPECT_EQ(act(other_, Verb::post, "/api/v1/people/{person_id}/reset-password", id),
            "identity.unknown_person");
  EXPECT_EQ(call(other_, Verb::post, "/api/v1/people/reveal", R"({"ids":[")" + id + "\"]}").refusal,
            "identity.unknown_person");
}

TEST_P(Organisation, lists_mask_what_a_reveal_shows) {
  create(yunfan_, "masked", R"("finance")", R"(,"mobile":"13812345678","email":"masked@example.com")");
  const auto list = call(yunfan_, Verb::get, "/api/v1/people", R"({"user_name":"mask"})");
  const auto& row = list.member("items").items.at(0);
  std::string id;
  for (const auto& [key, value] : row.members) {
    if (key == "id") id = value.text;
    if (key == "mobile") {
      EXPECT_EQ(value.text, "138****5678");
    }
    if (key == "email") {
      EXPECT_EQ(value.text, "m***@example.com");
    }
  }
  const auto full = call(yunfan_, Verb::post, "/api/v1/people/reveal", R"({"ids":[")" + id + "\"]}");
  EXPECT_EQ(full.member("items").items.at(0).members.at(1).second.text, "13812345678");
}

TEST_P(Organisation, customers_turn_to_named_contacts_or_to_the_administrator) {
  const auto seen = [&] {
    std::vector<members::Contact> all;
    open().read([&](db::Reader& reader) { all = members::contacts(reader, yunfan_.tenant, yunfan_.partner); });
    return all;
  };
  ASSERT_EQ(seen().size(), 1u);
  EXPECT_EQ(seen().front().mobile, "13800000000");
  const std::string two =
      R"({"contacts":[{"name":"B","duty":"Sales"},{"name":"A","email":"a@example.com"}]})";
  EXPECT_EQ(call(yunfan_, Verb::put, "/api/v1/contacts", two).refusal, "");
  ASSERT_EQ(seen().size(), 2u);
  EXPECT_EQ(seen().front().name, "B");
  EXPECT_EQ(
      call(yunfan_, Verb::put, "/api/v1/contacts", R"({"contacts":[{"name":"A","email":"x"}]})").refusal,
      "identity.email");
  EXPECT_EQ(seen().size(), 2u);
  EXPECT_EQ(call(yunfan_, Verb::put, "/api/v1/contacts", R"({"contacts":[]})").refusal, "");
  EXPECT_EQ(seen().size(), 1u);
}

TEST_P(Organisation, a_password_that_an_administrator_gave_ends_what_was_open) {
  const auto id = create(yunfan_, "forgetful", R"("finance")");
  const auto [refusal, cookie] = sign_in("yunfan", "forgetful", password_);
  const auto reset = call(yunfan_, Verb::post, "/api/v1/people/{person_id}/reset-password",
                          R"({"person_id":")" + id + "\"}");
  EXPECT_EQ(caller(cookie).who.side, access::Side::none);
  EXPECT_EQ(sign_in("yunfan", "forgetful", password_).first, "session.wrong_password");
  const auto again = sign_in("yunfan", "forgetful", reset.text("initial_password"));
  EXPECT_NE(caller(again.second).confined, nullptr);
  EXPECT_EQ(call(yunfan_, Verb::get, "/api/v1/people/{person_id}/sessions", R"({"person_id":")" + id + "\"}")
                .member("items")
                .items.size(),
            1u);
  EXPECT_EQ(act(yunfan_, Verb::del, "/api/v1/people/{person_id}/sessions", id), "");
  EXPECT_EQ(caller(again.second).who.side, access::Side::none);
}

TEST_P(Organisation, operators_look_after_operators_and_one_of_them_remains) {
  persons::NewPerson desk;
  desk.side = access::Side::vendor;
  desk.account_name = desk.display_name = "desk";
  desk.password = Secret("Demo-2026");
  desk.roles = {"operator"};
  open().write(TenantId(), [&](db::Transaction& tx) { return persons::create(tx, desk, now).ok(); });
  const auto first = caller(sign_in("desk", "", "Demo-2026").second).who;
  const auto id = create(first, "night", R"("operator")");
  EXPECT_EQ(call(first, Verb::get, "/api/v1/people").text("total"), "2");
  EXPECT_EQ(act(first, Verb::get, "/api/v1/people/{person_id}", yunfan_.person.text()), "identity.unknown_person");
  const auto second = caller(sign_in("desk", "night", password_).second).who;
  EXPECT_EQ(second.side, access::Side::vendor);
  EXPECT_EQ(act(second, Verb::post, "/api/v1/people/{person_id}/disable", first.person.text()), "");
  EXPECT_EQ(act(second, Verb::post, "/api/v1/people/{person_id}/disable", id), "identity.not_yourself");
  EXPECT_EQ(act(first, Verb::post, "/api/v1/people/{person_id}/disable", id), "identity.last_administrator");
}

}  // namespace
}  // namespace pc::organisation
