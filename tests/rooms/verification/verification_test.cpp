// Codes for sensitive acts, on real engines: bound to person, act and content, used once, with the act or not at all.
#include <gmock/gmock.h>

#include "market.hpp"
#include "people/persons/persons.hpp"
#include "people.hpp"
#include "people/verification/totp.hpp"
#include "people/verification/verification.hpp"
#include "people/messages/post.hpp"
#include "platform/base/hash.hpp"

namespace pc::rooms {
namespace {

using ::testing::StartsWith;

const db::Statement select_macs{"verification_test.macs_everywhere", "SELECT code_mac FROM challenge"};
const db::Statement select_log{"verification_test.log_everywhere", "SELECT body FROM mail_log ORDER BY mail_id DESC"};

class Verification : public Market {
 protected:
  void before_start() override {
    lend_people(services, {folder.path() + "/key"});
    add_people_routes(routes, services);
  }
  void SetUp() override {
    Market::SetUp();
    services.lend(moving);
    moving.stop_at(now);
    messages::Settings house;
    house.address_book = [](db::Reader&, const messages::Recipient& who) {
      return messages::Address{who.person.value == 3 ? "" : "li@example.org", Language::en};
    };
    house.seal = [](const std::string& text) { return "x" + text; };
    house.unseal = [](const std::string& text) -> std::optional<std::string> { return text.substr(1); };
    house.capture = true;
    services.keep(house);
    ours = partner();
    one = administrator(ours);
    one.person = access::PersonId(1);
    two = one;
    two.person = access::PersonId(2);
  }

  edge::Confirmation confirmation(const access::Principal& who, const std::string& content,
                                  const std::string& shown, const std::string& key = "k") const {
    return {who, "POST /x", {"Pay", "付款"}, content, shown, key, now};
  }
  /// "" or the refusal with what is allowed; `acts` false: the act is refused after the code was used up.
  Said confirm(const access::Principal& who, const std::string& content, const std::string& shown,
               const std::string& key = "k", bool acts = true) {
    Said said;
    database().write(ours.tenant, [&](db::Transaction& tx) {
      const auto c = confirmation(who, content, shown, key);
      const auto word = [&](const Outcome& outcome) {
        if (outcome) return std::string();
        const auto& refusal = outcome.refusal();
        return std::string(refusal.code->id) + (refusal.allowed.empty() ? "" : " " + refusal.allowed);
      };
      said = word(verification::step_up(services).examine(tx, c));
      if (!said.empty()) return true;
      tx.nested([&] {
        said = word(verification::step_up(services).consume(tx, c));
        return said.empty() && acts;
      });
      return true;
    });
    return said;
  }
  std::string challenge(const access::Principal& who, const std::string& content) {
    const auto said = confirm(who, content, "");
    EXPECT_THAT(said, StartsWith("verification.required "));
    const auto rest = said.substr(said.find(' ') + 1);
    return rest.substr(0, rest.find(' '));
  }
  const edge::Route& route(std::string_view path) const {
    for (const auto& each : routes.all())
      if (each->path == path && each->verb == edge::Verb::post) return *each;
    throw std::runtime_error("no such route");
  }
  Said send(const access::Principal& who, const std::string& id) {
    const auto& sending = route("/api/v1/verification/challenges/{challenge_id}/code");
    const auto input = sending.decode(*wire::Json::parse("{\"challenge_id\":\"" + id + "\"}"), {});
    return act(ours.tenant, who, [&](work::Work& work) -> Result<std::string> {
      audit::Note note;
      return sending.write(work, input->get(), note);
    });
  }
  /// The code that came by mail.
  std::string mailed() {
    messages::send_due_mail(database(), now);
    std::string text;
    database().read([&](db::Reader& reader) { text = reader.rows(select_log).at(0).text(0); });
    return text.substr(text.find(" is ") + 4, 6);
  }
  std::string sent_code(const access::Principal& who, const std::string& id) {
    EXPECT_EQ(send(who, id), "");
    return mailed();
  }
  void pass(std::int64_t seconds) {
    now = now.plus_seconds(seconds);
    moving.stop_at(now);
  }

  support::ScratchFolder folder{"verification"};
  Clock moving;
  edge::Routes routes;
  partners::Partner ours;
  access::Principal one, two;
};
PC_ON_BOTH_ENGINES(Verification)

TEST_P(Verification, a_code_by_mail_confirms_once) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  EXPECT_EQ(confirm(one, "a", id + ":" + code), "");
  EXPECT_EQ(confirm(one, "a", id + ":" + code, "other key"), "verification.ended");
  EXPECT_EQ(confirm(one, "a", id + ":" + code, "k"), "") << "a repeat under the same key is let in";
}

TEST_P(Verification, a_code_is_good_for_this_person_this_act_and_this_content) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  EXPECT_EQ(confirm(two, "a", id + ":" + code), "verification.ended");
  EXPECT_EQ(confirm(one, "b", id + ":" + code), "verification.ended");
  EXPECT_EQ(confirm(one, "a", "1:" + code), "verification.ended");
  EXPECT_EQ(confirm(one, "a", code), "verification.ended");
  EXPECT_EQ(confirm(one, "a", id + ":" + code), "");
}

TEST_P(Verification, three_tries_and_the_code_is_gone) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  const std::string wrong = code == "000000" ? "000001" : "000000";
  EXPECT_EQ(confirm(one, "a", id + ":" + wrong), "verification.wrong_code 2");
  EXPECT_EQ(confirm(one, "a", id + ":" + wrong), "verification.wrong_code 1");
  EXPECT_EQ(confirm(one, "a", id + ":" + wrong), "verification.ended");
  EXPECT_EQ(confirm(one, "a", id + ":" + code), "verification.ended");
  EXPECT_NE(challenge(one, "a"), id);
}

TEST_P(Verification, a_code_lives_ten_minutes) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  pass(599);
  EXPECT_EQ(confirm(one, "a", id + ":" + code, "k", false), "");
  pass(1);
  EXPECT_EQ(confirm(one, "a", id + ":" + code), "verification.ended");
}

TEST_P(Verification, an_act_that_is_refused_leaves_the_code) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  EXPECT_EQ(confirm(one, "a", id + ":" + code, "k", false), "");
  EXPECT_EQ(confirm(one, "a", id + ":" + code, "k2"), "");
}

TEST_P(Verification, codes_are_sent_a_minute_apart_and_the_last_one_counts) {
  const auto id = challenge(one, "a");
  EXPECT_EQ(challenge(one, "a"), id) << "asked again, not doubled";
  const auto first = sent_code(one, id);
  EXPECT_EQ(send(one, id), "verification.sent_too_often 60");
  EXPECT_EQ(send(two, id), "verification.ended") << "somebody else's challenge is none";
  pass(60);
  const auto second = sent_code(one, id);
  if (first != second) {
    EXPECT_EQ(confirm(one, "a", id + ":" + first), "verification.wrong_code 2");
  }
  EXPECT_EQ(confirm(one, "a", id + ":" + second), "");
}

TEST_P(Verification, only_hashes_are_kept) {
  const auto id = challenge(one, "a");
  const auto code = sent_code(one, id);
  std::string mac;
  database().read([&](db::Reader& reader) { mac = reader.rows(select_macs).at(0).text(0); });
  EXPECT_EQ(mac.size(), 64u);
  EXPECT_NE(mac, sha256_hex(code));
  EXPECT_NE(mac, sha256_hex(id + "\n" + code)) << "six digits alone would soon be guessed";
}

TEST_P(Verification, a_code_that_has_ended_is_forgotten_with_time) {
  challenge(one, "c");
  EXPECT_EQ(verification::forget_ended_challenges(database(), now.plus_seconds(3600)), 0);
  EXPECT_EQ(verification::forget_ended_challenges(database(), now.plus_seconds(400 * 86'400)), 1);
  EXPECT_EQ(verification::forget_ended_challenges(database(), now.plus_seconds(400 * 86'400)), 0);
}

TEST_P(Verification, without_an_address_no_code_is_sent) {
  auto three = one;
  three.person = access::PersonId(3);
  const auto said = confirm(three, "a", "");
  const auto id = said.substr(said.find(' ') + 1);
  EXPECT_EQ(id.find(' '), std::string::npos) << "no method";
  EXPECT_EQ(send(three, id), "verification.no_address");
}

TEST_P(Verification, who_is_wrong_too_often_waits) {
  for (int i = 0; i < 10; ++i) {
    const auto id = challenge(one, std::to_string(i));
    confirm(one, std::to_string(i), id + ":badbad");
  }
  const auto id = challenge(one, "a");
  EXPECT_EQ(confirm(one, "a", id + ":badbad"), "verification.locked 900");
  EXPECT_EQ(send(one, id), "verification.locked 900");
  EXPECT_THAT(confirm(two, "a", ""), StartsWith("verification.required"));
}

}  // namespace
}  // namespace pc::rooms
