// Names, passwords and addresses as people type them: case, width and the way an accent is written do not keep
// anybody out, and let nobody in under a name that looks like another's.
#include "organisation.hpp"

namespace pc::organisation {
namespace {

class TypedNames : public Organisation {};
PC_ON_BOTH_ENGINES(TypedNames)

using edge::Verb;

TEST_P(TypedNames, sign_in_whatever_their_case) {
  create(yunfan_, "Zhang.Wei", R"("finance")");
  const std::pair<const char*, const char*> typed[] = {{"yunfan", "Zhang.Wei"},
                                                       {"YunFan", "zhang.wei"},
                                                       {"YUNFAN", "ZHANG.WEI"},
                                                       {"ｙｕｎｆａｎ", "zhang.wei"}};
  for (const auto& [account, user] : typed)
    EXPECT_EQ(sign_in(account, user, password_).first, "") << account << " " << user;
  EXPECT_EQ(sign_in("YunFan", "", "Demo-2026").first, "");
  EXPECT_EQ(
      call(yunfan_, Verb::get, "/api/v1/people", R"({"user_name":"zhang"})").member("items").items.size(),
      1U);
}

TEST_P(TypedNames, are_given_once_whatever_their_case) {
  create(yunfan_, "zhang.wei", R"("finance")");
  const auto again = call(yunfan_, Verb::post, "/api/v1/people",
                          R"({"user_name":"ZHANG.Wei","name":"Z","roles":["finance"]})");
  EXPECT_EQ(again.refusal, "identity.user_name_taken");
  const auto main =
      call(yunfan_, Verb::post, "/api/v1/people", R"({"user_name":"YunFan","name":"Z","roles":["finance"]})");
  EXPECT_EQ(main.refusal, "identity.user_name");
  persons::NewPerson twin;
  twin.tenant = TenantId(7003);
  twin.side = access::Side::partner;
  twin.partner = 7003;
  twin.account_name = twin.display_name = "HaiYue";
  twin.password = Secret("Demo-2026");
  twin.roles = {"partner_admin"};
  std::string refused;
  open().write(twin.tenant, [&](db::Transaction& tx) {
    const auto made = persons::create(tx, twin, now);
    refused = made ? "" : made.refusal().code->id;
    return made.ok();
  });
  EXPECT_NE(refused, "");
}

TEST_P(TypedNames, are_closed_together_after_wrong_guesses) {
  const char* spellings[] = {"yunfan", "YunFan", "YUNFAN"};
  std::string last;
  for (int i = 0; i < 7; ++i) last = sign_in(spellings[i % 3], "", "Wrong-2026").first;
  EXPECT_EQ(last, "session.locked");
  EXPECT_EQ(sign_in("yunfan", "", "Demo-2026").first, "session.locked");
}

TEST_P(TypedNames, passwords_of_other_scripts_are_typed_on_any_keyboard) {
  create(yunfan_, "li.na", R"("finance")");
  const auto who = caller(sign_in("yunfan", "li.na", password_).second).who;
  const auto changed = call(who, Verb::post, "/api/v1/me/password",
                            R"({"old_password":")" + password_ + R"(","new_password":"Caf\u00e9云帆-2026"})");
  ASSERT_EQ(changed.refusal, "");
  for (const auto* typed : {"Caf\u00e9云帆-2026", "Cafe\u0301云帆-2026", "Ｃａｆ\u00e9云帆－２０２６"})
    EXPECT_EQ(sign_in("yunfan", "li.na", typed).first, "") << typed;
  EXPECT_EQ(sign_in("yunfan", "li.na", "caf\u00e9云帆-2026").first, "session.wrong_password")
      << "case counts";
  EXPECT_EQ(call(who, Verb::post, "/api/v1/me/password",
                 R"({"old_password":"Cafe\u0301云帆-2026","new_password":"Cafe\u0301云帆-2026"})")
                .refusal,
            "identity.same_password");
}

TEST_P(TypedNames, addresses_that_no_mail_reaches_are_refused) {
  int tried = 0;
  for (const auto* address :
       {"nobody", "-a@b", "李@example.com", "a@b.com, c@d.com", "a@b..com", "a@-b.com"}) {
    const auto said = call(yunfan_, Verb::post, "/api/v1/people",
                           R"({"user_name":"u)" + std::to_string(++tried) +
                               R"(","name":"N","roles":["finance"],"email":")" + address + "\"}");
    EXPECT_EQ(said.refusal, "identity.email") << address;
  }
}

TEST_P(TypedNames, of_tables_are_limited) {
  const auto set = [&](const std::string& table) {
    return call(yunfan_, Verb::put, "/api/v1/me/tables/{table}",
                R"({"table":")" + table + R"(","columns":["id"],"page_size":20})")
        .refusal;
  };
  for (int i = 0; i < 200; ++i) ASSERT_EQ(set("t" + std::to_string(i)), "");
  EXPECT_EQ(set("one-more"), "invalid_value at most 200");
  EXPECT_EQ(set("t7"), "") << "what is there may be changed";
}

}  // namespace
}  // namespace pc::organisation
