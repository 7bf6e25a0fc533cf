// What the address says counts; a body that says something else of the same thing is not guessed at.
#include <gmock/gmock.h>

#include "small_edge.hpp"

namespace pc::edge::test {
namespace {

using ::testing::HasSubstr;

class AddressAndBody : public support::Engine {};
PC_ON_BOTH_ENGINES(AddressAndBody)

const std::string k_pay = "/api/v1/tills/a%20b/payments";

TEST_P(AddressAndBody, that_differ_are_refused_and_nothing_is_done) {
  SmallEdge small(storage());
  for (const auto* body :
       {R"({"amount":5,"till":"c"})", R"({"till":"a","amount":5})", R"({"till":7,"amount":5})",
        R"({"till":["a b"],"amount":5})", R"({"till":true,"amount":5})", R"({"till":"","amount":5})"}) {
    const auto answer = small.ask(request("POST", k_pay, body));
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_THAT(answer.body, HasSubstr(R"("field":"till","allowed":"a b")")) << body;
  }
  EXPECT_EQ(small.payments(), 0U);
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a?till=b")).status, 400);
}

TEST_P(AddressAndBody, that_agree_are_one) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5,"till":"a b"})", {{"Idempotency-Key", "k2"}}))
                .status,
            200);
  EXPECT_EQ(
      small.ask(request("POST", k_pay, R"({"amount":5,"till":null})", {{"Idempotency-Key", "k3"}})).status,
      200);
  EXPECT_EQ(small.payments(), 2U);
  EXPECT_EQ(small.ask(request("GET", "/api/v1/tills/a?till=a")).body, R"({"till":"a","limit":null})");
}

}  // namespace
}  // namespace pc::edge::test
