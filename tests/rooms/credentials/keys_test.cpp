// Access keys and tokens as their addresses show them, on both engines.
#include "organisation.hpp"

namespace pc::organisation {
namespace {

PC_ON_BOTH_ENGINES(Organisation)

using edge::Verb;

const db::Statement insert_token{
    "keys_test.token",
    "INSERT INTO iam_token (token_hash, tenant_id, person_id, expires_at) VALUES ($1, $2, $3, $4)"};

TEST_P(Organisation, access_keys_are_two_told_once_limited_and_closed_at_once) {
  const auto make = [&](std::string body, const std::string& key) {
    body.insert(1, R"("password":"Demo-2026",)");
    return call(yunfan_, Verb::post, "/api/v1/me/keys", body, key);
  };
  EXPECT_EQ(make(R"({"scope":"all","expires_on":"2020-01-01"})", "").refusal,
            "identity.expiry_past 2026-11-24");
  const auto first = make(R"({"scope":"read","expires_on":"2026-11-24","remark":"reports"})", "submit 1");
  const auto again = make(R"({"scope":"read","expires_on":"2026-11-24","remark":"reports"})", "submit 1");
  EXPECT_EQ(again.text("id"), first.text("id"));
  EXPECT_EQ(again.text("secret"), first.text("secret"));
  const auto second = make(R"({"scope":"all"})", "submit 2");
  EXPECT_EQ(make(R"({"scope":"all"})", "submit 3").refusal, "identity.too_many_keys 2");

  const auto use = [&](const Said& key) { return signed_by(key); };
  ASSERT_TRUE(use(first).ok());
  EXPECT_TRUE(use(first)->read_only);
  ASSERT_TRUE(use(second).ok());
  EXPECT_FALSE(use(second)->read_only);
  const auto edit = [&](const Said& key, const std::string& status) {
    return call(yunfan_, Verb::put, "/api/v1/me/keys/{key_id}",
                R"({"key_id":")" + key.text("id") + R"(","password":"Demo-2026","status":")" + status + "\"}")
        .refusal;
  };
  EXPECT_EQ(edit(second, "disabled"), "");
  EXPECT_EQ(use(second).refusal().code->id, "bss.access_key_unknown");
  EXPECT_EQ(edit(second, "active"), "");
  EXPECT_TRUE(use(second).ok());
  const std::string foreign = R"({"key_id":")" + first.text("id") + "\"}";
  EXPECT_EQ(call(other_, Verb::del, "/api/v1/me/keys/{key_id}", foreign).refusal, "identity.unknown_key");
  clock_.stop_at(now.plus_seconds(12 * 3600 + 1));  // the day after, in Beijing
  EXPECT_EQ(use(first).refusal().code->id, "bss.access_key_unknown");
  EXPECT_TRUE(use(second).ok());
  EXPECT_EQ(call(yunfan_, Verb::del, "/api/v1/me/keys/{key_id}", foreign).refusal, "");
}

TEST_P(Organisation, a_token_is_forgotten_after_its_end) {
  open().write(yunfan_.tenant, [&](db::Transaction& tx) {
    tx.change(insert_token, {std::string("hash"), yunfan_.tenant.value, yunfan_.person.value, now.micros});
    return true;
  });
  EXPECT_EQ(sign_in::forget_ended_sessions(open(), now), 0);
  EXPECT_EQ(sign_in::forget_ended_sessions(open(), now.plus_seconds(1)), 1);
}

}  // namespace
}  // namespace pc::organisation
