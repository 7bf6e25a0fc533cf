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
  SmallEdge house(storage());
  EXPECT_EQ(house.ask(request("POST", k_pay, R"({"amount":5})")).status, 200);
  EXPECT_EQ(house.codes.examined, 0);
}

TEST_P(StepUpOn, the_first_try_is_answered_with_what_to_show_and_how_to_get_it) {
  SmallEdge house(storage());
  const auto answer = house.ask(request("POST", k_pay, R"({"amount":5})", {{"X-Switched", "on"}}));
  EXPECT_EQ(answer.status, 428);
  EXPECT_THAT(answer.body, HasSubstr(R"("error_code":"verification.required")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("challenge":{"id":"5","methods":["mail","totp"]})"));
  EXPECT_EQ(house.payments(), 0U);
  EXPECT_EQ(house.codes.act, "POST " + k_pay);
}

TEST_P(StepUpOn, the_same_request_comes_again_under_the_same_key_with_its_code) {
  SmallEdge house(storage());
  const Headers on = {{"X-Switched", "on"}};
  EXPECT_EQ(house.ask(request("POST", k_pay, R"({"amount":5})", on)).status, 428);
  const auto content = house.codes.content;
  const Headers wrong = {{"X-Switched", "on"}, {"X-Verification", "5:000000"}};
  EXPECT_EQ(house.ask(request("POST", k_pay, R"({"amount":5})", wrong)).status, 403);
  const Headers right = {{"X-Switched", "on"}, {"X-Verification", "5:123456"}};
  EXPECT_EQ(house.ask(request("POST", k_pay, R"({"amount":5})", right)).status, 200);
  EXPECT_EQ(house.codes.content, content);
  EXPECT_EQ(house.codes.consumed, 1);
  EXPECT_EQ(house.payments(), 1U);
}

TEST_P(StepUpOn, a_repeat_gets_the_first_answer_and_is_not_asked_again) {
  SmallEdge house(storage());
  const Headers right = {{"X-Switched", "on"}, {"X-Verification", "5:123456"}};
  const auto first = house.ask(request("POST", k_pay, R"({"amount":5})", right));
  const auto again = house.ask(request("POST", k_pay, R"({"amount":5})", {{"X-Switched", "on"}}));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(house.codes.examined, 1);
  EXPECT_EQ(house.payments(), 1U);
}

TEST_P(StepUpOn, other_content_is_another_confirmation) {
  SmallEdge house(storage());
  const Headers on = {{"X-Switched", "on"}};
  house.ask(request("POST", k_pay, R"({"amount":5})", on));
  const auto five = house.codes.content;
  house.ask(request("POST", k_pay, R"({"amount":6})", on));
  EXPECT_NE(house.codes.content, five);
}

TEST_P(StepUpOn, permission_comes_before_the_code_and_the_key_is_needed_all_the_same) {
  SmallEdge house(storage());
  EXPECT_EQ(house.ask(request("POST", k_count, R"({"amount":5})", {{"X-Who", "guest"}})).status, 403);
  EXPECT_EQ(house.ask(request("POST", k_count, R"({"amount":5})", {{"Idempotency-Key", ""}})).status, 400);
  EXPECT_EQ(house.codes.examined, 0);
}

TEST_P(StepUpOn, a_direct_act_needs_its_code_too) {
  SmallEdge house(storage());
  EXPECT_EQ(house.ask(request("POST", k_count, R"({"amount":5})")).status, 428);
  EXPECT_EQ(house.codes.consumed, 0);
  EXPECT_EQ(house.ask(request("POST", k_count, R"({"amount":5})", {{"X-Verification", "5:123456"}})).status, 204);
  EXPECT_EQ(house.codes.consumed, 1);
}

TEST_P(StepUpOn, an_act_that_waits_for_a_second_person_is_answered_with_202_and_kept) {
  SmallEdge house(storage());
  const auto waits = house.ask(request("POST", k_pay, R"({"amount":30})"));
  EXPECT_EQ(waits.status, 202);
  EXPECT_THAT(waits.body, HasSubstr(R"("request_id":"77")"));
  EXPECT_EQ(house.payments(), 1U);
  const auto again = house.ask(request("POST", k_pay, R"({"amount":30})"));
  EXPECT_EQ(again.status, 202);
  EXPECT_EQ(again.body, waits.body);
  EXPECT_EQ(house.payments(), 1U) << "asked once";
}

TEST_P(StepUpOn, what_cannot_even_be_asked_for_is_refused_at_once) {
  SmallEdge house(storage());
  EXPECT_EQ(house.ask(request("POST", k_pay, R"({"amount":60})")).status, 422);
  EXPECT_EQ(house.payments(), 0U);
  EXPECT_THAT(house.outcomes(), ElementsAre("till.broke"));
}

TEST_P(StepUpOn, the_document_tells_of_both) {
  SmallEdge house(storage());
  const auto text = house.edge().openapi();
  EXPECT_THAT(text, HasSubstr(R"("x-step-up":"when_switched_on")"));
  EXPECT_THAT(text, HasSubstr(R"("x-step-up":"always")"));
  EXPECT_THAT(text, HasSubstr(R"("428":)"));
  EXPECT_THAT(text, HasSubstr(R"("202":)"));
  EXPECT_THAT(text, HasSubstr("components/parameters/Verification"));
}

}  // namespace
}  // namespace pc::edge::test
