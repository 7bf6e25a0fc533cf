// What the gate keeps from callers who may not go everywhere: keys that only read, passwords somebody else gave.
#include <gmock/gmock.h>

#include "small_edge.hpp"

namespace pc::edge::test {
namespace {

using ::testing::HasSubstr;

class LimitedCallers : public support::Engine {};
PC_ON_BOTH_ENGINES(LimitedCallers)

const std::string k_pay = "/api/v1/safes/a/payments";
const std::string k_count = "/api/v1/safes/a/count";

TEST_P(LimitedCallers, with_a_key_that_only_reads_change_nothing) {
  SmallEdge small(storage());
  for (const auto& path : {k_pay, k_count}) {
    const auto answer = small.ask(request("POST", path, R"({"amount":5})", {{"X-Reads", "only"}}));
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_THAT(answer.body, HasSubstr(R"("error_code":"edge.read_only_key")")) << path;
  }
  EXPECT_EQ(small.payments(), 0U);
}

TEST_P(LimitedCallers, with_a_password_somebody_else_gave_get_nowhere) {
  SmallEdge small(storage());
  for (const auto& path : {k_pay, k_count}) {
    const auto answer = small.ask(request("POST", path, R"({"amount":5})", {{"X-Confined", "yes"}}));
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_THAT(answer.body, HasSubstr(R"("error_code":"small.confined")")) << path;
  }
  EXPECT_EQ(small.payments(), 0U);
}

}  // namespace
}  // namespace pc::edge::test
