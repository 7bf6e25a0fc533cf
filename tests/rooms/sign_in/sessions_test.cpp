// Signing in and sessions, on both engines.
#include "organisation.hpp"

namespace pc::organisation {
namespace {

PC_ON_BOTH_ENGINES(Organisation)

using edge::Verb;

TEST_P(Organisation, a_session_lives_as_long_as_it_is_used_and_is_forgotten_after_its_end) {
  const auto cookie = sign_in("yunfan", "", "Demo-2026").second;
  clock_.stop_at(now.plus_seconds(20 * 60));
  EXPECT_EQ(caller(cookie).who.side, access::Side::partner);
  open().write(yunfan_.tenant,
               [](db::Transaction&) { return true; });  // the lane has noted what it was given before
  clock_.stop_at(now.plus_seconds(40 * 60));
  EXPECT_EQ(caller(cookie).who.side, access::Side::partner) << "idle since the second look only";
  EXPECT_EQ(pc::sign_in::forget_ended_sessions(open(), clock_.now()), 0);
  EXPECT_EQ(pc::sign_in::forget_ended_sessions(open(), now.plus_seconds(13 * 3600)), 3)
      << "two of yunfan, one of haiyue";
  EXPECT_EQ(pc::sign_in::forget_ended_sessions(open(), now.plus_seconds(13 * 3600)), 0);
}

TEST_P(Organisation, the_session_cookie_is_bound_to_host_and_tls) {
  edge::Exchange exchange;
  exchange.database = &open();
  exchange.secure = true;
  const auto& way = route(edge::Verb::post, "/api/v1/session");
  const auto input =
      way.decode(*wire::Json::parse(R"({"form":"account","account":"yunfan","password":"Demo-2026"})"),
                 wire::Reading{false, false});
  ASSERT_TRUE(way.direct({}, exchange, input->get()).ok());
  const std::string cookie = exchange.answer_headers.at(0).second;
  EXPECT_TRUE(cookie.starts_with("__Host-pc_session=")) << cookie;
  EXPECT_NE(cookie.find("; Path=/; HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_TRUE(cookie.ends_with("; Secure"));
  http::Request request;
  request.headers.push_back({"Cookie", cookie.substr(0, cookie.find(';'))});
  EXPECT_EQ(asked(pc::sign_in::portal(services), request)->who.side, access::Side::none)
      << "not over plain HTTP";
  request.secure = true;
  EXPECT_EQ(asked(pc::sign_in::portal(services), request)->who.side, access::Side::partner);
}

TEST_P(Organisation, names_that_nobody_has_are_refused_and_closed_like_those_that_somebody_has) {
  create(yunfan_, "somebody", R"("finance")");
  std::vector<std::string> heard[4];
  for (int i = 0; i < 7; ++i) {
    heard[0].push_back(sign_in("yunfan", "somebody", "Wrong-2026").first);
    heard[1].push_back(sign_in("yunfan", "nobody", "Wrong-2026").first);
    heard[2].push_back(sign_in("no-account", "nobody", "Wrong-2026").first);
    heard[3].push_back(sign_in("no-account", "", "Wrong-2026").first);
  }
  EXPECT_EQ(heard[0].front(), "session.wrong_password");
  EXPECT_EQ(heard[0].back(), "session.locked");
  for (const auto& each : heard) EXPECT_EQ(each, heard[0]);
}

TEST_P(Organisation, members_of_customers_sign_in_with_the_same_form) {
  persons::NewPerson p;
  p.tenant = yunfan_.tenant;
  p.side = access::Side::customer;
  p.partner = yunfan_.partner;
  p.customer = 8001;
  p.account_name = "cust_1";
  p.user_name = "buyer";
  p.password = Secret("Demo-2026");
  p.roles = {"customer"};
  open().write(p.tenant, [&](db::Transaction& tx) { return persons::create(tx, p, now).ok(); });
  const auto [refusal, cookie] = sign_in("cust_1", "buyer", "Demo-2026");
  EXPECT_EQ(refusal, "");
  EXPECT_EQ(caller(cookie).who.customer, 8001);
}

}  // namespace
}  // namespace pc::organisation
