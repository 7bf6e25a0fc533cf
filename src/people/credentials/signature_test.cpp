#include "signature.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "platform/base/hash.hpp"

namespace pc::credentials {
namespace {

boost::json::object vectors() {
  std::ifstream file(PC_TEST_DATA "/sign-vectors.json");
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str()).as_object();
}

std::string text_of(const boost::json::value& value) { return std::string(value.as_string()); }

WireRequest request_of(const boost::json::object& vector) {
  WireRequest request;
  request.method = text_of(vector.at("method"));
  const std::string target = text_of(vector.at("target_on_wire"));
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  for (const auto& [name, value] : vector.at("headers_on_wire").as_object())
    request.headers.emplace_back(std::string(name), text_of(value));
  request.body = text_of(vector.at("body_utf8"));
  return request;
}

Instant at(std::string_view text) { return *Instant::parse(text); }

const Instant k_signed = at("2026-08-01T02:03:04Z");

WireRequest small_request() {
  WireRequest request;
  request.method = "POST";
  request.path = "/v2/orders";
  request.headers = {{"Host", "bss.example.test"}, {"X-Sdk-Date", "20260801T020304Z"}, {"X-Extra", "a  b"}};
  request.body = R"({"amount":10.00})";
  return request;
}

/// Signs as a client does.
SignatureClaim sign(const WireRequest& request, std::vector<std::string> names = {"host", "x-sdk-date"}) {
  const auto canonical = canonical_request(request, names);
  EXPECT_TRUE(canonical.ok());
  std::string date;
  for (const auto& [name, value] : request.headers)
    if (equal_ignoring_case(name, "x-sdk-date")) date = trimmed(value);
  return {"AK", std::move(names), signature_of(Secret("SK"), date, *canonical)};
}

std::string refusal_of(const Outcome& outcome) { return outcome.ok() ? "ok" : std::string(outcome.refusal().code->id); }

std::string verdict(const WireRequest& request, const SignatureClaim& claim, Instant now = k_signed) {
  return refusal_of(verify(request, claim, Secret("SK"), now));
}

std::string parse_verdict(std::string_view header) {
  const auto claim = parse_authorization(header);
  return claim.ok() ? "ok" : std::string(claim.refusal().code->id);
}

TEST(Signature, every_recorded_request_has_the_canonical_form_and_signature_of_the_official_client) {
  const auto all = vectors();
  const Secret secret(text_of(all.at("sk")));
  int seen = 0;
  for (const auto& entry : all.at("vectors").as_array()) {
    const auto& vector = entry.as_object();
    SCOPED_TRACE(text_of(vector.at("name")));
    const auto request = request_of(vector);
    const auto claim = parse_authorization(text_of(vector.at("authorization")));
    ASSERT_TRUE(claim.ok());
    EXPECT_EQ(claim->access_key, text_of(all.at("ak")));
    const auto canonical = canonical_request(request, claim->signed_headers);
    ASSERT_TRUE(canonical.ok());
    EXPECT_EQ(*canonical, text_of(vector.at("canonical_request")));
    EXPECT_EQ(signature_of(secret, "20260801T020304Z", *canonical), claim->signature);
    const bool unsigned_payload = text_of(vector.at("name")) == "unsigned-payload";
    EXPECT_EQ(refusal_of(verify(request, *claim, secret, k_signed)),
              unsigned_payload ? "bss.signature_malformed" : "ok");
    EXPECT_EQ(refusal_of(verify(request, *claim, Secret("another"), k_signed)),
              unsigned_payload ? "bss.signature_malformed" : "bss.signature_mismatch");
    ++seen;
  }
  EXPECT_EQ(seen, 7);
}

TEST(Signature, published_check_values_hold) {
  WireRequest request;
  request.method = "GET";
  request.path = "/resources";
  request.query = "size=1";
  request.headers = {{"Host", "service.endpoint.myhuaweicloud.com"},
                     {"X-Sdk-Date", "20200608T023900Z"},
                     {"TEST_UNDERSCORE", "TEST_VALUE"}};
  const std::vector<std::string> names{"host", "x-sdk-date"};
  EXPECT_EQ(signature_of(Secret("SecretKey"), "20200608T023900Z", *canonical_request(request, names)),
            "cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842");
  request.method = "POST";
  request.body = R"({"name":"test","id":1})";
  EXPECT_EQ(signature_of(Secret("SecretKey"), "20200608T023900Z", *canonical_request(request, names)),
            "436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f");
}

TEST(Signature, any_change_to_what_was_signed_is_noticed) {
  const auto request = small_request();
  const auto claim = sign(request, {"host", "x-extra", "x-sdk-date"});
  EXPECT_EQ(verdict(request, claim), "ok");
  const auto changed = [&](auto&& change) {
    auto copy = request;
    change(copy);
    return verdict(copy, claim);
  };
  EXPECT_EQ(changed([](auto& r) { r.method = "PUT"; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.path = "/v2/order"; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.query = "a="; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.body += ' '; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.headers[0].second = "other"; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.headers[1].second = "20260801T020305Z"; }), "bss.signature_mismatch");
  EXPECT_EQ(changed([](auto& r) { r.headers[2].second = "a b"; }), "bss.signature_mismatch");
}

TEST(Signature, spelling_that_means_the_same_is_the_same) {
  auto request = small_request();
  request.path = "/v2/orders/a%20b";
  request.query = "b=2&a=%7E&b=1&c";
  const auto claim = sign(request);
  request.method = "post";
  request.path = "/v2/orders/%61%20b/";
  request.query = "a=~&&b=1&b=2&c=";
  request.headers[0] = {"hOsT", "  bss.example.test "};
  EXPECT_EQ(verdict(request, claim), "ok");
}

TEST(Signature, canonical_path_decodes_before_it_encodes) {
  auto request = small_request();
  const auto path = [&](std::string raw) {
    request.path = std::move(raw);
    const auto lines = *canonical_request(request, {"host", "x-sdk-date"});
    return std::string(split(lines, '\n')[1]);
  };
  EXPECT_EQ(path("/"), "/");
  EXPECT_EQ(path(""), "/");
  EXPECT_EQ(path("/a"), "/a/");
  EXPECT_EQ(path("/a/"), "/a/");
  EXPECT_EQ(path("/a%2Fb"), "/a/b/");
  EXPECT_EQ(path("/a//b"), "/a//b/");
  EXPECT_EQ(path("/a%2f"), "/a/");
  EXPECT_EQ(path("/100%/x+y*"), "/100%25/x%2By%2A/");
  EXPECT_EQ(path("/%E5%88%B8"), "/%E5%88%B8/");
}

TEST(Signature, query_is_sorted_by_decoded_name_then_value) {
  auto request = small_request();
  request.query = "b=%20&a=z&%61=b%2Bc&_=1&=only&a";
  EXPECT_EQ(split(*canonical_request(request, {"host", "x-sdk-date"}), '\n')[2],
            "=only&_=1&a=&a=b%2Bc&a=z&b=%20");
  request.query = "q=a+b";
  EXPECT_EQ(split(*canonical_request(request, {"host", "x-sdk-date"}), '\n')[2], "q=a%2Bb");
  EXPECT_EQ(decoded_query("q=a+b"), (std::vector<std::pair<std::string, std::string>>{{"q", "a+b"}}));
}

TEST(Signature, time_may_differ_by_fifteen_minutes_and_not_a_second_more) {
  const auto request = small_request();
  const auto claim = sign(request);
  EXPECT_EQ(verdict(request, claim, k_signed.plus_seconds(900)), "ok");
  EXPECT_EQ(verdict(request, claim, k_signed.plus_seconds(-900)), "ok");
  EXPECT_EQ(verdict(request, claim, k_signed.plus_seconds(901)), "bss.signature_time");
  EXPECT_EQ(verdict(request, claim, k_signed.plus_seconds(-901)), "bss.signature_time");
  EXPECT_EQ(gateway_code(errors::signature_time), "APIGW.0303");
  EXPECT_EQ(gateway_code(errors::signature_mismatch), "APIGW.0301");
}

TEST(Signature, broken_dates_are_refused_before_anything_is_compared) {
  for (const char* date : {"", "20260801T020304", "20260832T020304Z", "20260801T240304Z", "2026-08-01T02:03:04Z",
                           "20260801 020304Z", "20260801T0203.4Z", "20260801T02030aZ"}) {
    auto request = small_request();
    request.headers[1].second = date;
    EXPECT_EQ(verdict(request, sign(request)), "bss.signature_malformed") << date;
  }
}

TEST(Signature, content_hash_header_must_be_that_of_the_body) {
  auto request = small_request();
  request.headers.emplace_back("X-Sdk-Content-Sha256", sha256_hex(request.body));
  EXPECT_EQ(verdict(request, sign(request)), "ok");
  request.headers.back().second = sha256_hex("another body");
  EXPECT_EQ(verdict(request, sign(request)), "bss.signature_malformed");
  request.headers.back().second = "UNSIGNED-PAYLOAD";
  EXPECT_EQ(verdict(request, sign(request)), "bss.signature_malformed");
  request.body.clear();
  EXPECT_EQ(verdict(request, sign(request)), "bss.signature_malformed");
  request.headers.back().second = sha256_hex("");
  EXPECT_EQ(verdict(request, sign(request)), "ok");
}

TEST(Signature, signed_header_that_is_absent_or_sent_twice_is_refused) {
  auto request = small_request();
  auto claim = sign(request);
  claim.signed_headers.emplace_back("x-missing");
  EXPECT_EQ(verdict(request, claim), "bss.signature_malformed");
  claim = sign(request);
  request.headers.emplace_back("HOST", "evil.example.test");
  EXPECT_EQ(verdict(request, claim), "bss.signature_malformed");
}

TEST(Signature, authorization_header_is_read_strictly) {
  const std::string good_signature(64, 'a');
  const std::string good =
      "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + good_signature;
  EXPECT_EQ(parse_verdict(good), "ok");
  EXPECT_EQ(parse_verdict("SDK-HMAC-SHA256 Signature=" + good_signature + ",SignedHeaders=host;x-sdk-date,Access=AK"),
            "ok");
  for (const char* other : {"", "Basic YTpi", "Bearer x", "SDK-HMAC-SM3 Access=AK", "SDK-HMAC-SHA2567 Access=AK",
                                  "V11-HMAC-SHA256 Credential=AK", "sdk-hmac-sha256 Access=AK"})
    EXPECT_EQ(parse_verdict(other), "bss.signature_scheme") << other;
  const std::string head = "SDK-HMAC-SHA256 ";
  for (const std::string& broken : std::vector<std::string>{
           "", "Access=AK", "Access=AK, SignedHeaders=host;x-sdk-date",
        "Access=, SignedHeaders=host;x-sdk-date, Signature=" + good_signature,
        "Access=A K, SignedHeaders=host;x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=host, Signature=" + good_signature,
        "Access=AK, SignedHeaders=x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=Host;x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=host;;x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=host;host;x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + std::string(64, 'A'),
        "Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + std::string(63, 'a'),
        "Access=AK, Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + good_signature,
        "Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + good_signature + ", More=1",
        "Access=AK, SignedHeaders=host;x-sdk-date, Signature=" + good_signature + ","})
    EXPECT_EQ(parse_verdict(head + broken), "bss.signature_malformed") << broken;
  EXPECT_EQ(parse_verdict(good + std::string(9000, ' ')), "bss.signature_malformed");
}

TEST(Signature, the_same_request_again_has_the_same_replay_key) {
  const auto claim = sign(small_request());
  auto other = claim;
  EXPECT_EQ(replay_key(claim), replay_key(other));
  EXPECT_EQ(replay_key(claim), sha256_hex(claim.access_key + claim.signature));
  other.access_key = "AK2";
  EXPECT_NE(replay_key(claim), replay_key(other));
}

}  // namespace
}  // namespace pc::credentials
