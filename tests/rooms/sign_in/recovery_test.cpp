// Forgotten passwords, on real engines: a code by mail, good once, for whoever has it; strangers learn nothing.
#include <gmock/gmock.h>

#include <fstream>

#include "organisation.hpp"
#include "people/verification/totp.hpp"
#include "people/messages/messages.hpp"
#include "people/messages/post.hpp"
#include "people/persons/colleagues.hpp"

namespace pc::organisation {
namespace {

using edge::Verb;

const db::Statement select_mails{"recovery_test.mails_everywhere",
                                 "SELECT address, body FROM mail_log ORDER BY mail_id DESC"};
const db::Statement select_trail{"recovery_test.trail",
                                 "SELECT act, outcome FROM audit_trail WHERE tenant_id = $1 AND act LIKE "
                                 "'identity.%recover%' ORDER BY sequence"};

class Recovery : public Organisation {
 protected:
  void SetUp() override {
    leaked_ = folder_.path() + "/leaked.txt";
    std::ofstream(leaked_) << "DF62EF795D1BA2FC451ACC4B9E83FA0EC129CFFD:7\n";
    Organisation::SetUp();
    messages::Settings house;
    house.address_book = [](db::Reader& reader,
                            const messages::Recipient& who) -> std::optional<messages::Address> {
      const auto mail = persons::mail_of(reader, who.tenant, who.person);
      if (!mail) return std::nullopt;
      return messages::Address{mail->email, Language::en};
    };
    house.seal = [](const std::string& text) { return "x" + text; };
    house.unseal = [](const std::string& text) -> std::optional<std::string> { return text.substr(1); };
    house.capture = true;
    services.keep(house);
    id_ = create(yunfan_, "li.na", R"("finance")", R"(,"email":"li@example.org")");
  }
  void TearDown() override { Organisation::TearDown(); }

  std::string ask(const std::string& user, const std::string& account = "yunfan") {
    const auto said = call({}, Verb::post, k_path,
                           R"({"form":"member","account":")" + account + R"(","user":")" + user + "\"}");
    open().write(yunfan_.tenant, [](db::Transaction&) { return true; });  // behind what was put off
    return said.refusal;
  }
  /// All mails with a code, the newest first.
  std::vector<std::string> codes() {
    messages::send_due_mail(open(), now);
    std::vector<std::string> found;
    open().read([&](db::Reader& reader) {
      found.clear();
      for (const auto& row : reader.rows(select_mails))
        if (const auto at = row.text(1).find("new one is "); at != std::string::npos)
          found.push_back(row.text(1).substr(at + 11, 11));
    });
    return found;
  }
  std::string code() {
    const auto all = codes();
    return all.empty() ? "" : all.front();
  }
  std::string recover(const std::string& user, const std::string& code, const std::string& password = k_new,
                      const std::string& more = "") {
    return call({}, Verb::put, k_path,
                R"({"form":"member","account":"yunfan","user":")" + user + R"(","mailed_code":")" + code +
                    R"(","new_password":")" + password + "\"" + more + "}")
        .refusal;
  }
  void pass(std::int64_t seconds) {
    now = now.plus_seconds(seconds);
    clock_.stop_at(now);
  }
  std::vector<std::string> audit_log() {
    std::vector<std::string> lines;
    open().read([&](db::Reader& reader) {
      lines.clear();
      for (const auto& row : reader.rows(select_trail, {yunfan_.tenant.value}))
        lines.push_back(row.text(0) + " " + row.text(1));
    });
    return lines;
  }

  static constexpr std::string_view k_path = "/api/v1/forgotten-passwords";
  static constexpr auto k_new = "Fresh-Start-7";
  std::string id_;
};
PC_ON_BOTH_ENGINES(Recovery)

TEST_P(Recovery, a_code_by_mail_sets_a_new_password_and_ends_what_was_open) {
  const auto before = sign_in("yunfan", "li.na", password_).second;
  for (int i = 0; i < 6; ++i) sign_in("yunfan", "li.na", "Wrong-Pass-1");
  EXPECT_EQ(sign_in("yunfan", "li.na", password_).first, "session.locked");
  EXPECT_EQ(ask("li.na"), "");
  EXPECT_EQ(recover("li.na", code()), "");
  EXPECT_EQ(caller(before).who.side, access::Side::none) << "the session has ended";
  EXPECT_EQ(sign_in("yunfan", "li.na", password_).first, "session.wrong_password") << "and no longer locked";
  const auto after = sign_in("yunfan", "li.na", k_new);
  EXPECT_EQ(after.first, "");
  EXPECT_EQ(caller(after.second).confined, nullptr) << "it is a password of their own";
  EXPECT_THAT(audit_log(),
              ::testing::ElementsAre("identity.ask_recovery done", "identity.recover_password done"));
  messages::send_due_mail(open(), now);
  open().read([&](db::Reader& reader) {
    EXPECT_THAT(reader.rows(select_mails).at(0).text(1), ::testing::HasSubstr("Done by N li.na."))
        << "they are told";
  });
}

TEST_P(Recovery, where_codes_go_changes_only_with_the_password_and_the_old_address_is_told) {
  const auto edit = [&](const std::string& more) {
    return call(yunfan_, Verb::put, "/api/v1/people/{person_id}",
                R"({"person_id":")" + id_ + R"(","name":"Li Na","mobile":null)" + more + "}")
        .refusal;
  };
  EXPECT_EQ(edit(R"(,"email":"thief@example.org")"), "missing_value");
  EXPECT_EQ(edit(R"(,"email":"thief@example.org","password":"Wrong-2026")"), "session.wrong_password");
  EXPECT_EQ(edit(R"(,"email":"")"), "missing_value") << "nor to nowhere";
  EXPECT_EQ(edit(""), "") << "the name alone";
  EXPECT_EQ(edit(R"(,"email":"li@example.org")"), "") << "as it is";
  EXPECT_EQ(edit(R"(,"email":"new@example.org","password":"Demo-2026")"), "");
  messages::send_due_mail(open(), now);
  open().read([&](db::Reader& reader) {
    const auto mails = reader.rows(select_mails);
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].text(0), "li@example.org");
    EXPECT_THAT(mails[0].text(1), ::testing::HasSubstr("Done by"));
  });
}

TEST_P(Recovery, access_keys_end_too_unless_they_are_to_stay) {
  const auto li_na = caller(sign_in("yunfan", "li.na", password_).second).who;
  EXPECT_EQ(call(li_na, Verb::post, "/api/v1/me/password",
                 R"({"old_password":")" + password_ + R"(","new_password":"Own-Start-5"})")
                .refusal,
            "");
  const auto key = make_key(li_na, "Own-Start-5");
  EXPECT_TRUE(signed_by(key).ok());
  ask("li.na");
  EXPECT_EQ(recover("li.na", code(), k_new, R"(,"disable_keys":false)"), "");
  EXPECT_TRUE(signed_by(key).ok());
  pass(60);
  ask("li.na");
  EXPECT_EQ(recover("li.na", code(), "Other-Start-8"), "");
  EXPECT_EQ(signed_by(key).refusal().code->id, "bss.access_key_unknown");
}

TEST_P(Recovery, a_code_is_good_once_and_for_thirty_minutes) {
  ask("li.na");
  const auto first = code();
  EXPECT_EQ(recover("li.na", first), "");
  EXPECT_EQ(recover("li.na", first, "Other-Start-8"), "recovery.wrong_code");
  pass(60);
  ask("li.na");
  const auto second = code();
  pass(1800);
  EXPECT_EQ(recover("li.na", second, "Other-Start-8"), "recovery.wrong_code");
}

TEST_P(Recovery, three_wrong_tries_and_one_waits) {
  ask("li.na");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(recover("li.na", "00000-00000"), "recovery.wrong_code");
  EXPECT_EQ(recover("li.na", code()), "session.locked 30");
  pass(30);
  EXPECT_EQ(recover("li.na", code()), "") << "who guesses does not take the code from whom it was sent to";
}

TEST_P(Recovery, strangers_learn_nothing) {
  create(yunfan_, "no.mail", R"("finance")");
  const auto gone = create(yunfan_, "gone", R"("finance")", R"(,"email":"gone@example.org")");
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/disable", gone), "");
  for (const std::string user : {"nobody", "no.mail", "gone"}) {
    EXPECT_EQ(ask(user), "") << user;
    EXPECT_EQ(recover(user, "0000000000", "password1"), "identity.common_password") << user;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(recover(user, "0000000000"), "recovery.wrong_code") << user;
    EXPECT_EQ(recover(user, "0000000000"), "session.locked 30") << user;
  }
  EXPECT_EQ(ask("nobody", "no-account"), "");
  EXPECT_EQ(codes().size(), 0U);
}

TEST_P(Recovery, a_password_changed_meanwhile_ends_the_code) {
  ask("li.na");
  const auto old = code();
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/reset-password", id_), "");
  EXPECT_EQ(recover("li.na", old), "recovery.wrong_code");
}

TEST_P(Recovery, who_was_disabled_meanwhile_stays_out) {
  ask("li.na");
  const auto old = code();
  EXPECT_EQ(act(yunfan_, Verb::post, "/api/v1/people/{person_id}/disable", id_), "");
  EXPECT_EQ(recover("li.na", old), "recovery.wrong_code");
}

TEST_P(Recovery, asking_again_sends_a_minute_apart_at_most_three_and_each_is_good) {
  ask("li.na");
  ask("li.na");
  EXPECT_EQ(codes().size(), 1U) << "a second click";
  for (int i = 0; i < 4; ++i) {
    pass(60);
    ask("li.na");
  }
  const auto all = codes();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(recover("li.na", all.back()), "") << "the first one, too";
  EXPECT_EQ(recover("li.na", all.front()), "recovery.wrong_code") << "with the password the others ended";
}

TEST_P(Recovery, a_new_password_is_held_to_the_rule_and_the_code_waits) {
  ask("li.na");
  EXPECT_EQ(recover("li.na", code(), "Yunfan-2026"), "identity.weak_password");
  EXPECT_EQ(recover("li.na", code(), "Passw0rd"), "identity.common_password");
  EXPECT_EQ(recover("li.na", code(), "Leaked-Start-9"), "identity.common_password")
      << "on the list of leaked ones";
  EXPECT_EQ(recover("li.na", code()), "");
}

std::string bytes_of_base32(const std::string& text) {
  std::string bytes;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    bits = (bits << 5) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((have += 5) < 8) continue;
    have -= 8;
    bytes.push_back(static_cast<char>((bits >> have) & 255U));
  }
  return bytes;
}

TEST_P(Recovery, the_second_factor_is_still_asked) {
  const auto li = caller(sign_in("yunfan", "li.na", password_).second).who;
  const auto enrolled =
      call(li, Verb::post, "/api/v1/me/authenticator", R"({"password":")" + password_ + "\"}");
  const auto key = bytes_of_base32(enrolled.text("secret"));
  EXPECT_EQ(call(li, Verb::post, "/api/v1/me/authenticator/confirm",
                 R"({"code":")" + verification::totp(key, verification::totp_step(now)) + "\"}")
                .refusal,
            "");
  pass(60);
  ask("li.na");
  EXPECT_EQ(recover("li.na", code()), "session.code_required");
  EXPECT_EQ(recover("li.na", code(), k_new, R"(,"code":"000000")"), "verification.wrong_authenticator_code");
  const auto right = R"(,"code":")" + verification::totp(key, verification::totp_step(now)) + "\"";
  EXPECT_EQ(recover("li.na", "00000-00000", k_new, right), "recovery.wrong_code")
      << "the app alone is not enough";
  EXPECT_EQ(recover("li.na", code(), k_new, right), "");
}

TEST_P(Recovery, without_a_mail_server_it_says_so) {
  services.keep(messages::Settings{});
  EXPECT_EQ(ask("li.na"), "messages.cannot_send");
  EXPECT_EQ(ask("nobody"), "messages.cannot_send");
}

}  // namespace
}  // namespace pc::organisation
