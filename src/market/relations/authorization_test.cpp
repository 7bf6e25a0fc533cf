#include "authorization.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace pc::relations {
namespace {

using State = AuthorizationState;
using Verb = AuthorizationVerb;
constexpr State k_states[] = {State::waiting, State::granted, State::refused, State::revoked, State::lapsed};
constexpr Verb k_verbs[] = {Verb::grant, Verb::refuse, Verb::revoke, Verb::lapse};

std::string said(const Outcome& outcome) {
  return outcome ? std::string() : std::string(outcome.refusal().code->id);
}

TEST(Authorizations, go_only_these_ways) {
  EXPECT_EQ(after(State::waiting, Verb::grant), State::granted);
  EXPECT_EQ(after(State::waiting, Verb::refuse), State::refused);
  EXPECT_EQ(after(State::waiting, Verb::revoke), std::nullopt);
  EXPECT_EQ(after(State::waiting, Verb::lapse), State::lapsed);
  EXPECT_EQ(after(State::granted, Verb::grant), std::nullopt);
  EXPECT_EQ(after(State::granted, Verb::refuse), std::nullopt);
  EXPECT_EQ(after(State::granted, Verb::revoke), State::revoked);
  EXPECT_EQ(after(State::granted, Verb::lapse), State::lapsed);
  for (const auto closed : {State::refused, State::revoked, State::lapsed})
    for (const auto verb : k_verbs) EXPECT_EQ(after(closed, verb), std::nullopt);
}

TEST(Authorizations, are_closed_for_good_by_whatever_closes_them) {
  EXPECT_TRUE(rc::check("no verbs lead back into an open state from a closed one", [] {
    State state = State::waiting;
    bool closed = false;
    for (const auto verb : *rc::gen::container<std::vector<Verb>>(
             rc::gen::elementOf(std::vector<Verb>(std::begin(k_verbs), std::end(k_verbs))))) {
      const auto next = after(state, verb);
      if (next) state = *next;
      RC_ASSERT(!closed || !open(state));
      closed = !open(state);
    }
  }));
}

TEST(Authorizations, are_asked_for_by_resale_partners_who_have_none) {
  EXPECT_EQ(said(check_may_ask(customers::Association::resale, std::nullopt)), "");
  EXPECT_EQ(said(check_may_ask(customers::Association::referral, std::nullopt)),
            "customers.authorise_resale_only");
  EXPECT_EQ(said(check_may_ask(customers::Association::none, State::lapsed)),
            "customers.authorise_resale_only");
  EXPECT_EQ(said(check_may_ask(customers::Association::resale, State::waiting)),
            "customers.authorization_open");
  EXPECT_EQ(said(check_may_ask(customers::Association::resale, State::granted)),
            "customers.authorization_granted");
  for (const auto closed : {State::refused, State::revoked, State::lapsed})
    EXPECT_EQ(said(check_may_ask(customers::Association::resale, closed)), "");
}

TEST(Acting, needs_a_granted_authorisation_a_resale_relation_and_no_freeze) {
  for (const auto association :
       {customers::Association::resale, customers::Association::referral, customers::Association::none})
    for (const auto state : k_states)
      for (const bool frozen : {false, true}) {
        const bool may = association == customers::Association::resale && state == State::granted && !frozen;
        EXPECT_EQ(check_may_act(association, state, frozen).ok(), may);
      }
  EXPECT_EQ(said(check_may_act(customers::Association::resale, std::nullopt, false)),
            "customers.not_authorised");
  EXPECT_EQ(said(check_may_act(customers::Association::resale, State::granted, true)),
            "customers.acting_frozen");
}

TEST(Letters, say_the_same_number_of_things_in_both_languages) {
  for (const auto kind : {LetterKind::partner_commitment, LetterKind::customer_authorization}) {
    EXPECT_FALSE(letter_of(kind).version.empty());
    EXPECT_EQ(letter_of(kind).en.size(), letter_of(kind).zh.size());
  }
  for (const auto state : k_states)
    EXPECT_EQ(authorization_state_of_text(authorization_state_text(state)), state);
}

}  // namespace
}  // namespace pc::relations
