#include "request.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::relations {
namespace {

constexpr partners::PartnerId k_ours{1}, k_others{2};
const Instant k_now = *Instant::parse("2026-11-24T04:00:00Z");

std::string said(const Outcome& outcome) {
  if (outcome) return "";
  return std::string(outcome.refusal().code->id) +
         (outcome.refusal().allowed.empty() ? "" : " " + outcome.refusal().allowed);
}

Wish wish(RelationKind kind = RelationKind::disassociate, Party by = Party::partner) {
  return {kind, by, k_ours, customers::Association::resale, k_now};
}

PastRequest past(RelationKind kind, partners::PartnerId partner, const char* at,
                 RelationState state = RelationState::rejected) {
  return {kind, partner, state, *Instant::parse(at)};
}

TEST(Requests, need_a_relation) {
  auto of_nobody = wish();
  of_nobody.association = customers::Association::none;
  EXPECT_EQ(said(check_may_request(of_nobody, {})), "customers.not_associated");
  EXPECT_EQ(said(check_may_request(wish(), {})), "");
}

TEST(Requests, for_another_type_come_from_the_partner) {
  EXPECT_EQ(said(check_may_request(wish(RelationKind::switch_type, Party::customer), {})),
            "customers.switch_by_partner");
  EXPECT_EQ(said(check_may_request(wish(RelationKind::switch_type), {})), "");
}

TEST(Requests, stand_alone_while_one_is_open) {
  const PastRequest open[] = {
      past(RelationKind::switch_type, k_others, "2025-01-01T00:00:00Z", RelationState::waiting)};
  EXPECT_EQ(said(check_may_request(wish(), open)), "customers.request_open");
}

TEST(Requests, of_one_partner_and_customer_lie_three_months_apart_whatever_became_of_the_first) {
  for (const auto state :
       {RelationState::agreed, RelationState::rejected, RelationState::withdrawn, RelationState::expired}) {
    const PastRequest earlier[] = {past(RelationKind::switch_type, k_ours, "2026-08-24T04:00:01Z", state)};
    EXPECT_EQ(said(check_may_request(wish(), earlier)), "customers.too_soon 2026-11-24T04:00:01Z");
    const PastRequest exactly[] = {past(RelationKind::switch_type, k_ours, "2026-08-24T04:00:00Z", state)};
    EXPECT_EQ(said(check_may_request(wish(), exactly)), "");
  }
}

TEST(Requests, to_part_lie_three_months_apart_for_a_customer_with_whatever_partner) {
  const PastRequest change[] = {past(RelationKind::disassociate, k_others, "2026-10-01T00:00:00Z")};
  EXPECT_EQ(said(check_may_request(wish(), change)), "customers.too_soon 2027-01-01T00:00:00Z");
  EXPECT_EQ(said(check_may_request(wish(RelationKind::switch_type), change)), "");
  const PastRequest switching[] = {past(RelationKind::switch_type, k_others, "2026-10-01T00:00:00Z")};
  EXPECT_EQ(said(check_may_request(wish(), switching)), "");
}

TEST(Requests, are_not_counted_for_associations) {
  const PastRequest began[] = {
      past(RelationKind::associate, k_ours, "2026-11-20T00:00:00Z", RelationState::agreed)};
  EXPECT_EQ(said(check_may_request(wish(), began)), "");
}

TEST(Requests, are_decided_by_the_other_side_and_withdrawn_by_the_same_while_they_wait) {
  using enum RelationState;
  for (const auto asked : {Party::partner, Party::customer}) {
    EXPECT_EQ(said(check_may_decide(waiting, asked, other_party(asked))), "");
    EXPECT_EQ(said(check_may_decide(waiting, asked, asked)), "customers.not_yours_to_decide");
    EXPECT_EQ(said(check_may_withdraw(waiting, asked, asked)), "");
    EXPECT_EQ(said(check_may_withdraw(waiting, asked, other_party(asked))),
              "customers.not_yours_to_withdraw");
    for (const auto closed : {agreed, rejected, withdrawn, expired}) {
      const std::string why = "customers.request_closed " + std::string(relation_state_text(closed));
      EXPECT_EQ(said(check_may_decide(closed, asked, other_party(asked))), why);
      EXPECT_EQ(said(check_may_withdraw(closed, asked, asked)), why);
    }
  }
}

TEST(Months, end_on_the_last_day_where_the_day_is_missing) {
  const auto later = [](const char* at) { return months_later(*Instant::parse(at), 3).text(); };
  EXPECT_EQ(later("2026-11-30T01:00:00Z"), "2027-02-28T01:00:00Z");
  EXPECT_EQ(later("2026-08-24T04:00:00Z"), "2026-11-24T04:00:00Z");
  // 2026-01-31 in Beijing already
  EXPECT_EQ(later("2026-01-30T16:00:00Z"), "2026-04-29T16:00:00Z");
}

TEST(Months, never_end_before_they_began) {
  EXPECT_TRUE(rc::check("three months are 89 to 92 days", [] {
    const Instant at{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000) * 1'000'000};
    const auto days = (months_later(at, 3).micros - at.micros) / 86'400'000'000;
    RC_ASSERT(days >= 89 && days <= 92);
  }));
}

TEST(Texts, of_kinds_states_and_sides_are_read_back) {
  using enum RelationState;
  for (const auto state : {waiting, agreed, rejected, withdrawn, expired})
    EXPECT_EQ(relation_state_of_text(relation_state_text(state)), state);
  for (const auto kind : {RelationKind::associate, RelationKind::disassociate, RelationKind::switch_type})
    EXPECT_EQ(relation_kind_of_text(relation_kind_text(kind)), kind);
  for (const auto party : {Party::partner, Party::customer})
    EXPECT_EQ(party_of_text(party_text(party)), party);
  EXPECT_EQ(switched(switched(customers::Association::resale)), customers::Association::resale);
}

}  // namespace
}  // namespace pc::relations
