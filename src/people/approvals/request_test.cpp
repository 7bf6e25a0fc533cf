#include "people/approvals/request.hpp"

#include <gtest/gtest.h>

namespace pc::approvals {
namespace {

const Instant k_noon{1'795'492'800'000'000};

Request pending() {
  Request request;
  request.asked_by = access::PersonId(1);
  request.expires_at = k_noon.plus_seconds(10);
  return request;
}

std::string_view said(const Outcome& outcome) { return outcome ? "" : outcome.refusal().code->id; }

TEST(ApprovalRequest, a_second_person_decides_and_never_the_first) {
  EXPECT_EQ(said(check_may_decide(pending(), access::PersonId(2), k_noon)), "");
  EXPECT_EQ(said(check_may_decide(pending(), access::PersonId(1), k_noon)), "approvals.own_request");
  EXPECT_EQ(said(check_may_withdraw(pending(), access::PersonId(1), k_noon)), "");
  EXPECT_EQ(said(check_may_withdraw(pending(), access::PersonId(2), k_noon)), "approvals.not_own_request");
}

TEST(ApprovalRequest, what_is_decided_or_over_stays_so) {
  for (const auto state : {State::approved, State::rejected, State::expired, State::withdrawn}) {
    auto request = pending();
    request.state = state;
    EXPECT_EQ(said(check_may_decide(request, access::PersonId(2), k_noon)), "approvals.decided");
    EXPECT_EQ(said(check_may_withdraw(request, access::PersonId(1), k_noon)), "approvals.decided");
    EXPECT_EQ(state_of_text(state_text(state)), state);
  }
  EXPECT_EQ(said(check_may_decide(pending(), access::PersonId(2), k_noon.plus_seconds(10))), "approvals.decided");
}

TEST(ApprovalRequest, the_threshold_itself_needs_nobody) {
  EXPECT_FALSE(needs_second_person(1'000_yuan, 1'000_yuan));
  EXPECT_TRUE(needs_second_person(Money::fen(100'001), 1'000_yuan));
  EXPECT_FALSE(needs_second_person(1'000'000_yuan, std::nullopt));
}

}  // namespace
}  // namespace pc::approvals
