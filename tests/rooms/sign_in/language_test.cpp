// The language that somebody chose, or that was chosen for them, is the one they are spoken to in.
#include <gmock/gmock.h>

#include "organisation.hpp"

namespace pc::organisation {
namespace {

using edge::Verb;

class Languages : public Organisation {
 protected:
  /// Refusal and the language of the session, after signing in with these words more.
  std::pair<std::string, std::string> signs_in(const std::string& password, const std::string& more,
                                               const std::string& user = "li.na") {
    const auto said = call({}, Verb::post, "/api/v1/session",
                           R"({"form":"member","account":"yunfan","user":")" + user + R"(","password":")" +
                               password + "\"" + more + "}");
    return {said.refusal, said.refusal.empty() ? said.member("person").find("language")->text : ""};
  }
};
PC_ON_BOTH_ENGINES(Languages)

TEST_P(Languages, chosen_before_sign_in_stays) {
  create(yunfan_, "li.na", R"("finance")");
  EXPECT_EQ(signs_in(password_, ""), std::make_pair(std::string(), std::string("zh-CN")));
  EXPECT_EQ(signs_in(password_, R"(,"language":"en")").second, "en");
  EXPECT_EQ(signs_in(password_, "").second, "en") << "kept with the person";
  EXPECT_EQ(signs_in(password_, R"(,"language":"fr")").first, "invalid_value zh-CN, en");
  EXPECT_EQ(signs_in("Wrong-Pass-1", R"(,"language":"zh-CN")").first, "session.wrong_password");
  EXPECT_EQ(signs_in(password_, "").second, "en") << "a stranger's choice is not kept";
}

TEST_P(Languages, of_a_new_member_is_what_who_creates_chose_or_speaks) {
  create(yunfan_, "li.na", R"("finance")", R"(,"language":"en")");
  EXPECT_EQ(signs_in(password_, "").second, "en");
  auto english = yunfan_;
  english.language = Language::en;
  create(english, "wang.fang", R"("finance")");
  EXPECT_EQ(signs_in(password_, "", "wang.fang").second, "en");
  EXPECT_EQ(call(yunfan_, Verb::post, "/api/v1/people",
                 R"({"user_name":"x","name":"X","roles":["finance"],"language":"de"})")
                .refusal,
            "invalid_value zh-CN, en");
}

TEST_P(Languages, can_be_changed_on_the_page_of_the_first_password) {
  EXPECT_TRUE(route(Verb::put, "/api/v1/me/language").open_to_confined);
  create(yunfan_, "li.na", R"("finance")");
  const auto session = sign_in("yunfan", "li.na", password_).second;
  ASSERT_EQ(caller(session).confined, &persons::errors::must_change_password);
  EXPECT_EQ(call(caller(session).who, Verb::put, "/api/v1/me/language", R"({"language":"en"})").refusal, "");
  EXPECT_EQ(caller(session).who.language, Language::en) << "at once";
}

}  // namespace
}  // namespace pc::organisation
