// What a stolen session, a guesser and a lost key file come up against, on real engines, with two processes.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "organisation.hpp"
#include "people/passwords/guesses.hpp"
#include "people/sealing/seal.hpp"
#include "people/sealing/sealed.hpp"
#include "people/sealing/key_ring.hpp"

namespace pc::organisation {
namespace {

using edge::Verb;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const db::Statement select_hash{"guarding_test.hash",
                                "SELECT password_hash FROM person WHERE tenant_id = $1 AND person_id = $2"};

/// Another process on the same database, for sign-ins.
class Neighbour {
 public:
  Neighbour(const support::Storage& storage, Clock& clock, IdSource& ids, const std::string& key_file,
            bool light)
      : database_(storage.open(support::with(services_))), audit_log_(*database_) {
    services_.lend(*database_);
    services_.lend(clock);
    services_.lend(ids);
    services_.lend(audit_log_);
    services_.keep(messages::Settings{});
    rooms::lend_people(services_, {key_file, roles(), {}, light});
    rooms::add_people_routes(routes_, services_);
    database_->start();
  }
  ~Neighbour() { database_->stop(); }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;

  std::string sign_in(const std::string& account, const std::string& password) {
    for (const auto& route : routes_.all()) {
      if (route->verb != Verb::post || route->path != "/api/v1/session") continue;
      const auto body = wire::Json::parse(R"({"form":"account","account":")" + account + R"(","password":")" +
                                          password + "\"}");
      auto input = route->decode(*body, wire::Reading{false, false});
      edge::Exchange exchange;
      exchange.database = database_.get();
      const auto result = route->direct({}, exchange, input->get());
      return result ? "" : std::string(result.refusal().code->id);
    }
    return "no route";
  }

 private:
  Services services_;
  std::unique_ptr<db::Database> database_;
  audit::AuditLog audit_log_;
  edge::Routes routes_;
};

class Guarding : public Organisation {
 protected:
  std::string file() const { return folder_.path() + "/secret.key"; }
  std::unique_ptr<Neighbour> neighbour(bool light = true) {
    return std::make_unique<Neighbour>(storage(), clock_, ids_, file(), light);
  }
  std::string change_password(const std::string& old) {
    return call(yunfan_, Verb::post, "/api/v1/me/password",
                R"({"old_password":")" + old + R"(","new_password":"Fresh-Start-7"})")
        .refusal;
  }
  std::string enable(const access::Principal& who, const Said& key, const std::string& more) {
    return call(who, Verb::put, "/api/v1/me/keys/{key_id}",
                R"({"key_id":")" + key.text("id") + R"(","status":"active")" + more + "}")
        .refusal;
  }
  std::string hash_of_yunfan() {
    std::string hash;
    open().read([&](db::Reader& reader) {
      hash = reader.one(select_hash, {yunfan_.tenant.value, yunfan_.person.value}).text(0);
    });
    return hash;
  }
};
PC_ON_BOTH_ENGINES(Guarding)

TEST_P(Guarding, who_people_are_and_where_their_codes_go_changes_only_with_a_code) {
  for (const auto& [verb, path] :
       {std::pair{Verb::post, "/api/v1/people"}, std::pair{Verb::put, "/api/v1/people/{person_id}"},
        std::pair{Verb::put, "/api/v1/people/{person_id}/roles"},
        std::pair{Verb::post, "/api/v1/people/{person_id}/reset-password"},
        std::pair{Verb::post, "/api/v1/roles"}, std::pair{Verb::put, "/api/v1/roles/{role_id}"}})
    EXPECT_EQ(route(verb, path).step_up, edge::StepUp::when_switched_on) << path;
}

TEST_P(Guarding, an_access_key_is_made_only_with_the_password_also_beside_a_code) {
  EXPECT_EQ(call(yunfan_, Verb::post, "/api/v1/me/keys", R"({"scope":"all"})").refusal, "missing_value");
  EXPECT_EQ(make_key(yunfan_, "Wrong-2026").refusal, "session.wrong_password");
  EXPECT_EQ(make_key(yunfan_, " Demo-2026 ").refusal, "session.wrong_password") << "as it was typed";
  EXPECT_EQ(make_key(yunfan_, "Demo-2026").refusal, "");
  EXPECT_EQ(call(yunfan_, Verb::post, "/api/v1/me/keys", R"({"scope":"all"})").refusal, "missing_value")
      << "the code may have gone to an address that a thief has put in";
  const auto& way = route(Verb::post, "/api/v1/me/keys");
  EXPECT_EQ(way.step_up, edge::StepUp::when_switched_on);
}

TEST_P(Guarding, an_access_key_is_enabled_only_so_and_disabled_freely) {
  const auto key = make_key(yunfan_, "Demo-2026");
  const std::string off = R"({"key_id":")" + key.text("id") + R"(","status":"disabled"})";
  EXPECT_EQ(call(yunfan_, Verb::put, "/api/v1/me/keys/{key_id}", off).refusal, "");
  EXPECT_EQ(enable(yunfan_, key, ""), "missing_value");
  EXPECT_EQ(enable(yunfan_, key, R"(,"password":"Wrong-2026")"), "session.wrong_password");
  EXPECT_FALSE(signed_by(key).ok());
  EXPECT_EQ(enable(yunfan_, key, R"(,"password":"Demo-2026")"), "");
  EXPECT_TRUE(signed_by(key).ok());
  for (const auto* path : {"/api/v1/me/keys/{key_id}", "/api/v1/people/{person_id}/keys/{key_id}"}) {
    const auto& way = route(Verb::put, path);
    const auto asks = [&](const std::string& status) {
      const auto body = wire::Json::parse(R"({"person_id":"1","key_id":"k","status":")" + status + "\"}");
      auto input = way.decode(*body, wire::Reading{false, true});
      return way.sensitive(input->get());
    };
    EXPECT_EQ(way.step_up, edge::StepUp::when_switched_on) << path;
    EXPECT_TRUE(asks("active")) << path;
    EXPECT_FALSE(asks("disabled")) << path;
  }
}

TEST_P(Guarding, the_old_password_cannot_be_guessed_in_a_session) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(change_password("Wrong-2026"), "session.wrong_password");
  EXPECT_EQ(change_password("Demo-2026"), "session.locked 30");
  EXPECT_EQ(make_key(yunfan_, "Demo-2026").refusal, "session.locked 30") << "one count for all that ask for it";
  EXPECT_EQ(sign_in("yunfan", "", "Demo-2026").first, "") << "a thief in a session does not close the door";
  now = now.plus_seconds(30);
  clock_.stop_at(now);
  EXPECT_EQ(change_password("Demo-2026"), "");
}

TEST_P(Guarding, two_processes_count_guesses_together_for_names_that_exist_or_not) {
  const auto other = neighbour();
  for (const std::string name : {"yunfan", "nobody"}) {
    std::vector<std::string> answers;
    for (int i = 0; i < 8; ++i)
      answers.push_back(i % 2 == 0 ? sign_in(name, "", "Wrong-2026").first : other->sign_in(name, "Wrong-2026"));
    EXPECT_THAT(answers, ::testing::ElementsAre("session.wrong_password", "session.wrong_password",
                                                "session.wrong_password", "session.wrong_password",
                                                "session.wrong_password", "session.locked", "session.locked",
                                                "session.locked"))
        << name;
  }
  EXPECT_EQ(other->sign_in("yunfan", "Demo-2026"), "session.locked");
}

TEST_P(Guarding, a_right_password_begins_the_count_anew_and_old_guesses_are_forgotten) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(sign_in("yunfan", "", "Wrong-2026").first, "session.wrong_password");
    EXPECT_EQ(sign_in("yunfan", "", "Demo-2026").first, "");
  }
  sign_in("nobody", "", "Wrong-2026");
  EXPECT_EQ(passwords::forget_old_guesses(open(), now.plus_seconds(86'000)), 0);
  EXPECT_EQ(passwords::forget_old_guesses(open(), now.plus_seconds(86'401)), 1);
}

TEST_P(Guarding, a_hash_of_another_strength_is_renewed_at_sign_in) {
  const auto light = hash_of_yunfan();
  EXPECT_EQ(neighbour(false)->sign_in("yunfan", "Demo-2026"), "");
  const auto renewed = hash_of_yunfan();
  EXPECT_NE(renewed, light);
  EXPECT_EQ(neighbour(false)->sign_in("yunfan", "Demo-2026"), "");
  EXPECT_EQ(hash_of_yunfan(), renewed) << "once";
}

TEST_P(Guarding, a_missing_or_foreign_key_file_stops_the_start_when_something_is_sealed) {
  EXPECT_NO_THROW(sealing::check_sealed(open(), file()));
  EXPECT_NO_THROW(sealing::check_sealed(open(), folder_.path() + "/none")) << "nothing is sealed yet";
  EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/none")) << "looking makes no key";
  make_key(yunfan_, "Demo-2026");
  EXPECT_NO_THROW(sealing::check_sealed(open(), file()));
  const auto refusal = [&](const std::string& path) {
    try {
      sealing::check_sealed(open(), path);
    } catch (const std::runtime_error& refused) {
      return std::string(refused.what());
    }
    return std::string();
  };
  EXPECT_THAT(refusal(folder_.path() + "/none"), HasSubstr("is missing"));
  EXPECT_THAT(refusal(folder_.path() + "/none"), HasSubstr("keys abandon"));
  sealing::make_key_file(folder_.path() + "/foreign");
  EXPECT_THAT(refusal(folder_.path() + "/foreign"), HasSubstr("does not open all"));
}

const db::Statement insert_app{"guarding_test.insert_authenticator",
                               "INSERT INTO authenticator (tenant_id, person_id, sealed_secret, active, "
                               "last_step, since) VALUES ($1, $2, $3, 1, 0, 0)"};

TEST_P(Guarding, what_a_lost_key_sealed_can_be_given_up) {
  const auto lost = make_key(yunfan_, "Demo-2026");
  const std::string other_file = folder_.path() + "/foreign";
  sealing::make_key_file(other_file);
  open().write(yunfan_.tenant, [&](db::Transaction& tx) {
    return tx.change(insert_app,
                     {yunfan_.tenant.value, yunfan_.person.value, sealing::Seal(file()).close(Secret("app"))}) == 1;
  });
  EXPECT_EQ(sealing::abandon_sealed(open(), file()).at("access keys"), 0) << "what can be opened stays";
  const auto gone = sealing::abandon_sealed(open(), other_file);
  EXPECT_EQ(gone.at("access keys"), 1);
  EXPECT_EQ(gone.at("authenticator apps"), 1);
  EXPECT_NO_THROW(sealing::check_sealed(open(), other_file));
}

}  // namespace
}  // namespace pc::organisation
