#include "invitation.hpp"

#include <gtest/gtest.h>

#include "account_rules.hpp"

namespace pc::customers {
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

TEST(AccountName, keeps_to_the_documented_form) {
  for (const auto* right : {"abcde", "_abcd", "-abc-1", "Acme_Shop-2026"})
    EXPECT_TRUE(good_account_name(right)) << right;
  for (const auto* wrong : {"", "abcd", "1abcd", "op_abc", "OP_abc", "shadow_x", "a b cd", "账号账号账",
                            "abcdefghijabcdefghijabcdefghijabc"})
    EXPECT_FALSE(good_account_name(wrong)) << wrong;
}

TEST(Codes, live_ten_minutes_and_bear_three_wrong_tries) {
  EXPECT_EQ(code_minutes({}), 10);
  EXPECT_EQ(code_minutes(60), 60);
  EXPECT_EQ(code_minutes(61), 5);
  EXPECT_EQ(code_minutes(0), 10);
  const Instant end = k_now.plus_seconds(600);
  EXPECT_EQ(check_code("h", end, 0, "h", k_now), CodeCheck::right);
  EXPECT_EQ(check_code("h", end, 2, "h", k_now), CodeCheck::right);
  EXPECT_EQ(check_code("h", end, 3, "h", k_now), CodeCheck::exhausted);
  EXPECT_EQ(check_code("h", end, 0, "x", k_now), CodeCheck::wrong);
  EXPECT_EQ(check_code("h", end, 0, "h", end), CodeCheck::expired);
  EXPECT_EQ(check_code("", end, 0, "", k_now), CodeCheck::expired);
}

TEST(NewCustomer, is_one_whose_account_was_young_at_its_first_association) {
  const Instant made = k_now.plus_seconds(-86'400);
  EXPECT_EQ(new_customer_tag("none", made, k_now).tag, "");
  EXPECT_EQ(new_customer_tag("reviewing", made, k_now).tag, "UNDETERMINED");
  const auto tag = new_customer_tag("verified", made, k_now);
  EXPECT_EQ(tag.tag, "Y");
  EXPECT_EQ(tag.from->text(), "2026-11");
  EXPECT_EQ(tag.to->text(), "2027-10");
  EXPECT_EQ(new_customer_tag("verified", k_now.plus_seconds(-k_new_account_seconds), k_now).tag, "N");
}

}  // namespace
}  // namespace pc::customers
