// Keys and tokens of customers' people, and tokens of who acts for a customer, on both engines.
#include "organisation.hpp"
#include "people/persons/acting.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/person.hpp"

namespace pc::organisation {
namespace {

using edge::Verb;

constexpr std::int64_t k_customer = 8001, k_other = 8002;

const db::Statement select_lines{"tokens_test.lines",
                                 "SELECT customer_id, actor_id, outcome FROM audit_trail WHERE tenant_id = "
                                 "$1 AND act = $2 ORDER BY sequence"};

class Tokens : public Organisation {
 protected:
  void SetUp() override {
    Organisation::SetUp();
    services.keep(hooks());
    buyer_ = buyer("cust_1", k_customer);
    rival_ = buyer("cust_2", k_other);
  }

  access::Principal buyer(const std::string& account, std::int64_t customer) {
    persons::NewPerson p;
    p.tenant = yunfan_.tenant;
    p.side = access::Side::customer;
    p.partner = yunfan_.partner;
    p.customer = customer;
    p.account_name = p.display_name = account;
    p.password = Secret("Demo-2026");
    p.roles = {"customer"};
    open().write(p.tenant, [&](db::Transaction& tx) { return persons::create(tx, p, now).ok(); });
    return caller(sign_in(account, "", "Demo-2026").second).who;
  }

  /// One customer has authorised the partner while `authorised_`.
  persons::ActingHooks hooks() {
    persons::ActingHooks all;
    all.needs = &k_move;
    all.begin = [this](db::Transaction&, const access::Principal&, std::int64_t customer, const std::string&,
                       Instant) -> Result<std::int64_t> {
      if (customer != k_customer) return persons::errors::unknown_person;
      return 42;
    };
    all.still = [this](db::Reader&, const access::Principal& actor, std::int64_t id) {
      std::optional<persons::ActedFor> found;
      if (authorised_ && id == 42 && actor.person == yunfan_.person)
        found = persons::ActedFor{k_customer, "Customer", "cust_1", "order", {"my.view"}};
      return found;
    };
    all.end = [this](db::Transaction&, const access::Principal&, std::int64_t, Instant,
                     const std::string& why) { ended_.push_back(why); };
    return all;
  }

  /// The refusal, or "" and the token in `token_`.
  std::string ask(const access::Principal& who, const std::string& identity,
                  const std::vector<std::pair<std::string, std::string>>& headers = {},
                  const std::string& scope = "") {
    const auto& way = route(Verb::post, "/v3/auth/tokens");
    const auto body = wire::Json::parse(R"({"auth":{"identity":)" + identity + scope + "}}");
    if (!body) return "not json";
    auto input = way.decode(*body, wire::Reading{false, true});
    if (!input) return std::string(input.refusal().code->id) + " " + input.refusal().field;
    edge::Exchange exchange;
    exchange.database = &open();
    exchange.headers = headers;
    const auto result = way.direct(who, exchange, input->get());
    if (!result) return std::string(result.refusal().code->id);
    answer_ = *result;
    for (const auto& [name, value] : exchange.answer_headers)
      if (name == "X-Subject-Token") token_ = value;
    return {};
  }
  static std::string password_of(const std::string& account, const std::string& password = "Demo-2026") {
    return R"({"methods":["password"],"password":{"user":{"name":")" + account + R"(","password":")" +
           password + R"(","domain":{"name":")" + account + R"("}}}})";
  }
  static std::string role_at(const std::string& domain) {
    return R"({"methods":["assume_role"],"assume_role":{)" + domain + R"(,"agency_name":"erp"}})";
  }
  static std::string role_at(std::int64_t customer) {
    return role_at(R"("domain_id":")" + hex32_of_id(customer) + "\"");
  }
  std::string assume(const access::Principal& who, const std::string& identity,
                     const std::string& scope = "") {
    return ask(who, identity, {{"x-auth-token", "theirs"}}, scope);
  }
  Result<edge::Caller> with(const std::string& token) {
    http::Request request;
    request.headers.push_back({"X-Auth-Token", token});
    return asked(credentials::open_api(services), request);
  }
  std::string refusal_with(const std::string& token) {
    const auto found = with(token);
    return found ? "" : std::string(found.refusal().code->id);
  }
  /// The lane has done what it was given before.
  void settle() {
    open().write(yunfan_.tenant, [](db::Transaction&) { return true; });
  }
  void set_active(const access::Principal& who, bool active) {
    open().write(who.tenant, [&](db::Transaction& tx) {
      persons::set_active(tx, who.tenant, who.person, active);
      return true;
    });
  }
  /// "customer actor outcome" of each line.
  std::vector<std::string> lines(const std::string& act) {
    std::vector<std::string> all;
    open().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& row : reader.rows(select_lines, {yunfan_.tenant.value, act}))
        all.push_back(std::to_string(row.integer(0)) +
                      (row.integer(1) == yunfan_.person.value ? " yunfan " : " - ") +
                      std::string(row.text(2)));
    });
    return all;
  }

  access::Principal buyer_, rival_;
  bool authorised_ = true;
  std::vector<std::string> ended_;
  std::string token_, answer_;
};
PC_ON_BOTH_ENGINES(Tokens)

TEST_P(Tokens, a_key_of_a_customer_acts_as_its_person_until_it_is_closed) {
  EXPECT_EQ(make_key(buyer_, "Wrong-2026").refusal, "session.wrong_password");
  const auto key = make_key(buyer_, "Demo-2026");
  ASSERT_EQ(key.refusal, "");
  const auto found = signed_by(key);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->who.side, access::Side::customer);
  EXPECT_EQ(found->who.customer, k_customer);
  EXPECT_TRUE(found->who.machine);
  const std::string body = R"({"key_id":")" + key.text("id") + R"(","status":"disabled"})";
  const std::string named = R"({"key_id":")" + key.text("id") + "\"}";
  EXPECT_EQ(call(rival_, Verb::put, "/api/v1/me/keys/{key_id}", body).refusal, "identity.unknown_key");
  EXPECT_EQ(call(rival_, Verb::del, "/api/v1/me/keys/{key_id}", named).refusal, "identity.unknown_key");
  ASSERT_TRUE(signed_by(key).ok());
  EXPECT_EQ(call(buyer_, Verb::put, "/api/v1/me/keys/{key_id}", body).refusal, "");
  EXPECT_EQ(signed_by(key).refusal().code->id, "bss.access_key_unknown");
  const auto second = make_key(buyer_, "Demo-2026");
  set_active(buyer_, false);
  EXPECT_EQ(signed_by(second).refusal().code->id, "bss.access_key_unknown") << "a person that is closed";
  set_active(buyer_, true);
  EXPECT_TRUE(signed_by(second).ok());
  const std::string last = R"({"key_id":")" + second.text("id") + "\"}";
  EXPECT_EQ(call(buyer_, Verb::del, "/api/v1/me/keys/{key_id}", last).refusal, "");
  EXPECT_EQ(signed_by(second).refusal().code->id, "bss.access_key_unknown");
}

TEST_P(Tokens, a_token_of_a_customer_lives_a_day) {
  ASSERT_EQ(ask({}, password_of("cust_1")), "");
  EXPECT_NE(answer_.find(R"("domain":{"id":")" + hex32_of_id(k_customer)), std::string::npos) << answer_;
  const auto found = with(token_);
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->who.person, buyer_.person);
  EXPECT_FALSE(found->who.actor.has_value());
  clock_.stop_at(now.plus_seconds(24 * 3600 - 1));
  EXPECT_EQ(refusal_with(token_), "");
  clock_.stop_at(now.plus_seconds(24 * 3600));
  EXPECT_EQ(refusal_with(token_), "identity.token_expired");
  EXPECT_EQ(refusal_with("another"), "identity.token_expired");
  EXPECT_EQ(refusal_with(std::string(100'000, 'x')), "identity.token_expired");
}

TEST_P(Tokens, guesses_are_counted_together_with_those_at_sign_in) {
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(ask({}, password_of("cust_1", "Wrong-2026")), "session.wrong_password");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(sign_in("cust_1", "", "Wrong-2026").first, "session.wrong_password");
  EXPECT_EQ(ask({}, password_of("cust_1")), "session.locked") << "the right one, too";
  EXPECT_EQ(sign_in("cust_1", "", "Demo-2026").first, "session.locked");
  EXPECT_EQ(ask({}, password_of("cust_2")), "");
}

TEST_P(Tokens, who_acts_for_a_customer_is_seen_as_the_customer_with_both_names) {
  ASSERT_EQ(assume(yunfan_, role_at(k_customer), R"(,"scope":{"domain":{"name":"cust_1"}})"), "");
  EXPECT_NE(answer_.find(R"("methods":["assume_role"])"), std::string::npos) << answer_;
  EXPECT_NE(answer_.find(R"("assumed_by":{"user":{"id":")" + hex32_of_id(yunfan_.person.value)),
            std::string::npos);
  const auto found = with(token_);
  ASSERT_TRUE(found.ok());
  const auto& who = found->who;
  EXPECT_EQ(who.side, access::Side::customer);
  EXPECT_EQ(who.customer, k_customer);
  EXPECT_EQ(who.permissions, std::vector<std::string>{"my.view"});
  ASSERT_TRUE(who.actor.has_value());
  EXPECT_EQ(who.actor->person, yunfan_.person);
  EXPECT_EQ(ask(who, role_at(k_customer), {{"x-auth-token", token_}}), "session.not_while_acting");
  EXPECT_EQ(ask(who, password_of("cust_1"), {{"x-auth-token", token_}}), "session.not_while_acting");
  EXPECT_EQ(make_key(who, "Demo-2026").refusal, "identity.acting");
  EXPECT_EQ(lines("session.begin_acting"), std::vector<std::string>{"0 - done"}) << "by the person";
  EXPECT_EQ(lines("iam.token"), std::vector<std::string>{"8001 yunfan done"});
  EXPECT_EQ(assume(yunfan_, role_at(R"("domain_name":"Cust_1")")), "");
  EXPECT_EQ(with(token_)->who.customer, k_customer);
}

TEST_P(Tokens, only_who_may_act_for_the_customer_gets_a_token_for_it) {
  const std::string unknown = "identity.unknown_person", role = role_at(k_customer);
  EXPECT_EQ(ask({}, role), "unauthenticated");
  EXPECT_EQ(ask(yunfan_, role), "unauthenticated") << "no token of their own";
  EXPECT_EQ(ask(yunfan_, role, {{"authorization", "SDK-HMAC-SHA256"}, {"x-auth-token", "theirs"}}),
            "unauthenticated");
  EXPECT_EQ(assume(buyer_, role), "forbidden");
  EXPECT_EQ(assume(yunfan_, role_at(k_other)), unknown);
  for (const char* none : {R"("domain_name":"nobody")", R"("domain_name":"yunfan")", R"("domain_id":"x")",
                           R"("domain_id":"0")", R"("domain_id":"8001")", R"("domain_name":"cust_1'--")"})
    EXPECT_EQ(assume(yunfan_, role_at(none)), unknown) << none;
  const std::string both = R"("domain_id":")" + hex32_of_id(k_customer) + R"(","domain_name":)";
  EXPECT_EQ(assume(yunfan_, role_at(both + R"("cust_2")")), unknown) << "two customers in one";
  EXPECT_EQ(assume(yunfan_, role_at(both + R"("cust_1")")), "");
  EXPECT_EQ(assume(yunfan_, role, R"(,"scope":{"domain":{"name":"cust_2"}})"), unknown);
  EXPECT_EQ(assume(yunfan_, role, R"(,"scope":{"project":{"name":"cn-north-4"}})"), "");
  const auto long_name = R"("domain_name":")" + std::string(65, 'x') + "\"";
  EXPECT_EQ(assume(yunfan_, role_at(long_name)), "invalid_value auth.identity.assume_role.domain_name");
  EXPECT_EQ(assume(yunfan_, R"({"methods":["assume_role"],"assume_role":{"agency_name":"x"}})"),
            "missing_value");
  EXPECT_EQ(assume(yunfan_, R"({"methods":["assume_role"]})"), "invalid_value");
  EXPECT_EQ(assume(yunfan_, R"({"methods":["assume_role","password"]})"), "invalid_value");
}

TEST_P(Tokens, what_ended_the_acting_ends_the_token_for_ever) {
  ASSERT_EQ(assume(yunfan_, role_at(k_customer)), "");
  const auto first = token_;
  EXPECT_EQ(refusal_with(first), "");
  authorised_ = false;
  EXPECT_EQ(refusal_with(first), "identity.token_expired") << "with the next call";
  EXPECT_EQ(refusal_with(first), "identity.token_expired");
  settle();
  EXPECT_EQ(ended_, std::vector<std::string>{"over"}) << "once";
  EXPECT_EQ(lines("session.end_acting"), std::vector<std::string>{"0 - done"});
  authorised_ = true;
  EXPECT_EQ(refusal_with(first), "identity.token_expired") << "authorised anew";

  ASSERT_EQ(assume(yunfan_, role_at(k_customer)), "");
  EXPECT_EQ(refusal_with(token_), "");
  set_active(yunfan_, false);
  EXPECT_EQ(refusal_with(token_), "identity.token_expired") << "the person is closed";
  set_active(yunfan_, true);
  EXPECT_EQ(refusal_with(token_), "");
  open().write(yunfan_.tenant, [&](db::Transaction& tx) {
    credentials::end_tokens(tx, yunfan_.tenant, yunfan_.person);  // as a new password does
    return true;
  });
  EXPECT_EQ(refusal_with(token_), "identity.token_expired");

  ASSERT_EQ(assume(yunfan_, role_at(k_customer)), "");
  clock_.stop_at(now.plus_seconds(24 * 3600));
  EXPECT_EQ(refusal_with(token_), "identity.token_expired");
  EXPECT_EQ(credentials::forget_ended_tokens(open(), clock_.now().plus_seconds(1)), 1);
}

}  // namespace
}  // namespace pc::organisation
