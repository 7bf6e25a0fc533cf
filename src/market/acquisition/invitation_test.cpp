#include "invitation.hpp"

#include <gtest/gtest.h>

namespace pc::acquisition {
namespace {

constexpr Instant k_now{1'795'492'800'000'000};
const partners::PartnerId k_ours(1), k_theirs(2);

const ErrorCode* said(const Candidate& candidate, const Offer& offer) {
  const auto outcome = may_associate(candidate, offer, k_now);
  return outcome ? nullptr : outcome.refusal().code;
}

Candidate newcomer() {
  Candidate c;
  c.company_key = "acme";
  c.created_at = k_now;
  return c;
}
Offer offer() {
  Offer o;
  o.partner = k_ours;
  return o;
}

TEST(Association, of_a_new_account_is_possible) { EXPECT_EQ(said(newcomer(), offer()), nullptr); }

TEST(Association, is_refused_for_each_of_its_reasons) {
  auto closed = offer();
  closed.partner_open = false;
  EXPECT_EQ(said(newcomer(), closed), &errors::partner_closed);
  auto partner = newcomer();
  partner.partner_account = true;
  EXPECT_EQ(said(partner, offer()), &errors::is_partner);
  auto taken = newcomer();
  taken.associated = true;
  taken.partner = k_ours;
  EXPECT_EQ(said(taken, offer()), &errors::already_yours);
  taken.partner = k_theirs;
  EXPECT_EQ(said(taken, offer()), &errors::already_elsewhere);
  auto held = offer();
  held.held_by = k_theirs;
  EXPECT_EQ(said(newcomer(), held), &errors::registered_elsewhere);
  held.held_by = k_ours;
  EXPECT_EQ(said(newcomer(), held), nullptr);
  auto other = offer();
  other.registered_first = true;
  other.company_key = "globex";
  EXPECT_EQ(said(newcomer(), other), &errors::other_company);
}

TEST(Association, of_an_old_account_needs_a_registration) {
  auto old = newcomer();
  old.created_at = k_now.plus_seconds(-k_young_seconds);
  EXPECT_EQ(said(old, offer()), &errors::needs_registration);
  old.created_at = Instant{old.created_at.micros + 1};
  EXPECT_EQ(said(old, offer()), nullptr);
  old.created_at = k_now.plus_seconds(-k_young_seconds);
  auto registered = offer();
  registered.registered_first = true;
  registered.company_key = "acme";
  EXPECT_EQ(said(old, registered), nullptr);
}

TEST(Association, failures_have_advice_in_both_languages) {
  for (const auto* failure :
       {&errors::partner_closed, &errors::is_partner, &errors::already_yours, &errors::already_elsewhere,
        &errors::registered_elsewhere, &errors::needs_registration, &errors::other_company,
        &errors::join_in_arrears, &errors::join_reserved_instance}) {
    EXPECT_EQ(failure_of(failure->id), failure);
    EXPECT_FALSE(advice_for(failure->id, Language::en).empty());
    EXPECT_FALSE(advice_for(failure->id, Language::zh_CN).empty());
  }
  EXPECT_EQ(failure_of("nothing"), nullptr);
}

TEST(Invitation, ends_by_itself_unless_something_came_of_it) {
  const Instant end = invitation_ends(InvitationKind::mail, k_now);
  EXPECT_EQ(end, k_now.plus_seconds(7 * 86'400));
  using enum InvitationState;
  EXPECT_EQ(state_at(waiting, end, Instant{end.micros - 1}), waiting);
  EXPECT_EQ(state_at(waiting, end, end), expired);
  for (const auto state : {associated, failed, revoked}) EXPECT_EQ(state_at(state, end, end), state);
}

}  // namespace
}  // namespace pc::acquisition
