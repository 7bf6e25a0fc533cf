// What callers notice of codes for sensitive acts and of a second person's agreement.
#include <gmock/gmock.h>

#include "small_edge.hpp"

namespace pc::edge::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StepUpOn : public support::Engine {};
PC_ON_BOTH_ENGINES(StepUpOn)

const std::string k_pay = "/api/v1/safes/a/payments";
const std::string k_count = "/api/v1/safes/a/count";

TEST_P(StepUpOn, without_the_switch_nobody_is_asked_for_a_code) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})")).status, 200);
  EXPECT_EQ(small.codes.examined, 0);
}

TEST_P(StepUpOn, the_first_try_is_answered_with_what_to_show_and_how_to_get_it) {
  SmallEdge small(storage());
  const auto answer = small.ask(request("POST", k_pay, R"({"amount":5})", {{"X-Switched", "on"}}));
  EXPECT_EQ(answer.status, 428);
  EXPECT_THAT(answer.body, HasSubstr(R"("error_code":"verification.required")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("challenge":{"id":"5","methods":["mail","totp"]})"));
  EXPECT_EQ(small.payments(), 0U);
  EXPECT_EQ(small.codes.act, "POST " + k_pay);
}

TEST_P(StepUpOn, the_same_request_comes_again_under_the_same_key_with_its_code) {
  SmallEdge small(storage());
  const Headers on = {{"X-Switched", "on"}};
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})", on)).status, 428);
  const auto content = small.codes.content;
  const Headers wrong = {{"X-Switched", "on"}, {"X-Verification", "5:000000"}};
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})", wrong)).status, 403);
  const Headers right = {{"X-Switched", "on"}, {"X-Verification", "5:123456"}};
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":5})", right)).status, 200);
  EXPECT_EQ(small.codes.content, content);
  EXPECT_EQ(small.codes.consumed, 1);
  EXPECT_EQ(small.payments(), 1U);
}

TEST_P(StepUpOn, a_repeat_gets_the_first_answer_and_is_not_asked_again) {
  SmallEdge small(storage());
  const Headers right = {{"X-Switched", "on"}, {"X-Verification", "5:123456"}};
  const auto first = small.ask(request("POST", k_pay, R"({"amount":5})", right));
  const auto again = small.ask(request("POST", k_pay, R"({"amount":5})", {{"X-Switched", "on"}}));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(small.codes.examined, 1);
  EXPECT_EQ(small.payments(), 1U);
}

TEST_P(StepUpOn, other_content_is_another_confirmation) {
  SmallEdge small(storage());
  const Headers on = {{"X-Switched", "on"}};
  small.ask(request("POST", k_pay, R"({"amount":5})", on));
  const auto five = small.codes.content;
  small.ask(request("POST", k_pay, R"({"amount":6})", on));
  EXPECT_NE(small.codes.content, five);
}

TEST_P(StepUpOn, permission_comes_before_the_code_and_the_key_is_needed_all_the_same) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_count, R"({"amount":5})", {{"X-Who", "guest"}})).status, 403);
  EXPECT_EQ(small.ask(request("POST", k_count, R"({"amount":5})", {{"Idempotency-Key", ""}})).status, 400);
  EXPECT_EQ(small.codes.examined, 0);
}

TEST_P(StepUpOn, a_direct_act_needs_its_code_too) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_count, R"({"amount":5})")).status, 428);
  EXPECT_EQ(small.codes.consumed, 0);
  EXPECT_EQ(
      small.ask(request("POST", k_count, R"({"amount":5})", {{"X-Verification", "5:123456"}})).status,
      204);
  EXPECT_EQ(small.codes.consumed, 1);
}

TEST_P(StepUpOn, an_act_that_waits_for_a_second_person_is_answered_with_202_and_kept) {
  SmallEdge small(storage());
  const auto waits = small.ask(request("POST", k_pay, R"({"amount":30})"));
  EXPECT_EQ(waits.status, 202);
  EXPECT_THAT(waits.body, HasSubstr(R"("request_id":"77")"));
  EXPECT_EQ(small.payments(), 1U);
  const auto again = small.ask(request("POST", k_pay, R"({"amount":30})"));
  EXPECT_EQ(again.status, 202);
  EXPECT_EQ(again.body, waits.body);
  EXPECT_EQ(small.payments(), 1U) << "asked once";
}

TEST_P(StepUpOn, what_cannot_even_be_asked_for_is_refused_at_once) {
  SmallEdge small(storage());
  EXPECT_EQ(small.ask(request("POST", k_pay, R"({"amount":60})")).status, 422);
  EXPECT_EQ(small.payments(), 0U);
  EXPECT_THAT(small.outcomes(), ElementsAre("till.broke"));
}

TEST_P(StepUpOn, the_document_tells_of_both) {
  SmallEdge small(storage());
  const auto text = small.edge().openapi();
  EXPECT_THAT(text, HasSubstr(R"("x-step-up":"when_switched_on")"));
  EXPECT_THAT(text, HasSubstr(R"("x-step-up":"always")"));
  EXPECT_THAT(text, HasSubstr(R"("428":)"));
  EXPECT_THAT(text, HasSubstr(R"("202":)"));
  EXPECT_THAT(text, HasSubstr("components/parameters/Verification"));
}

}  // namespace
}  // namespace pc::edge::test
