// Another sealing key, on real engines, while the server runs.
#include <gmock/gmock.h>

#include <fstream>

#include "organisation.hpp"
#include "people/sealing/key_ring.hpp"
#include "people/sealing/sealed.hpp"
#include "people/verification/totp.hpp"
#include "people/messages/messages.hpp"

namespace pc::organisation {
namespace {

using edge::Verb;

const db::Statement select_sealed{
    "sealing_test.sealed_everywhere",
    "SELECT sealed_secret FROM access_key UNION ALL SELECT sealed_secret FROM authenticator"};

class Sealing : public Organisation {
 protected:
  std::string file() const { return folder_.path() + "/secret.key"; }
  /// As `partnerctl keys rotate` begins.
  std::string take_another_key() const {
    auto ring = sealing::read_key_ring(file());
    ring.keys.insert(ring.keys.begin(), sealing::fresh_key());
    sealing::write_key_ring(file(), ring);
    return ring.current().name;
  }
  void forget_older_keys() const {
    auto ring = sealing::read_key_ring(file());
    ring.keys.resize(1);
    sealing::write_key_ring(file(), ring);
  }
  std::vector<std::string> sealed() {
    std::vector<std::string> all;
    open().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& row : reader.rows(select_sealed)) all.push_back(row.text(0));
    });
    return all;
  }
  /// The secret of a new access key.
  std::string make_key() {
    Secret secret;
    open().write(yunfan_.tenant, [&](db::Transaction& tx) {
      secret = credentials::create_access_key(tx, yunfan_.tenant, yunfan_.person, now).secret;
      return true;
    });
    return secret.reveal();
  }
};
PC_ON_BOTH_ENGINES(Sealing)

TEST_P(Sealing, a_running_server_takes_up_another_key_and_loses_nothing) {
  const auto older = sealing::Seal(file()).key_name();
  const auto first = make_key();
  const auto name = take_another_key();
  const auto second = make_key();
  ASSERT_EQ(sealed().size(), 2U);
  EXPECT_THAT(sealed(), ::testing::Contains(::testing::StartsWith(older + ":")));
  EXPECT_THAT(sealed(), ::testing::Contains(::testing::StartsWith(name + ":"))) << "without a restart";
  const sealing::Seal seal(file());
  EXPECT_EQ(sealing::seal_anew(open(), seal), 1);
  EXPECT_EQ(sealing::seal_anew(open(), seal), 0) << "again does nothing";
  forget_older_keys();
  std::vector<std::string> secrets;
  for (const auto& one : sealed()) secrets.push_back(sealing::Seal(file()).open(one).value_or(Secret()).reveal());
  EXPECT_THAT(secrets, ::testing::UnorderedElementsAre(first, second));
}

TEST_P(Sealing, what_was_sealed_before_keys_had_names_is_read_and_gets_one) {
  const auto secret = make_key();
  const db::Statement unname{"sealing_test.unname_everywhere",
                             "UPDATE access_key SET sealed_secret = substr(sealed_secret, 10)"};
  open().write(yunfan_.tenant, [&](db::Transaction& tx) { return tx.change(unname) == 1; });
  take_another_key();
  const sealing::Seal seal(file());
  EXPECT_EQ(seal.open(sealed().at(0)).value_or(Secret()).reveal(), secret);
  EXPECT_EQ(sealing::seal_anew(open(), seal), 1);
  EXPECT_THAT(sealed().at(0), ::testing::StartsWith(seal.key_name() + ":"));
  EXPECT_EQ(seal.open(sealed().at(0)).value_or(Secret()).reveal(), secret);
}

TEST_P(Sealing, recovery_codes_last_until_their_key_is_forgotten) {
  const auto enrolled = call(yunfan_, Verb::post, "/api/v1/me/authenticator", R"({"password":"Demo-2026"})");
  const auto key = sealing::Seal(file()).open(sealed().at(0));
  ASSERT_TRUE(key);
  const auto kept = call(yunfan_, Verb::post, "/api/v1/me/authenticator/confirm",
                         R"({"code":")" + verification::totp(key->reveal(), verification::totp_step(now)) + "\"}");
  ASSERT_EQ(kept.refusal, "");
  const auto& codes = kept.member("codes").items;
  const auto enters = [&](const std::string& code) {
    return call({}, Verb::post, "/api/v1/session",
                R"({"form":"account","account":"yunfan","password":"Demo-2026","code":")" + code + "\"}")
        .refusal;
  };
  take_another_key();
  EXPECT_EQ(sealing::seal_anew(open(), sealing::Seal(file())), 1);
  EXPECT_EQ(enters(codes.at(0).text), "");
  forget_older_keys();
  EXPECT_EQ(enters(codes.at(1).text), "verification.wrong_authenticator_code");
  EXPECT_EQ(enters(verification::totp(key->reveal(), verification::totp_step(now) + 1)), "") << "the app goes on";
}

}  // namespace
}  // namespace pc::organisation
