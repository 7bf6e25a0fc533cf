// Acting for a customer: asked for, granted, taken back, and over at once when it is over.
#include "relations.hpp"

namespace pc::rooms {
namespace {

using customers::Association;

class Authorization : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
  }
  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Authorization)

TEST_P(Authorization, is_asked_for_once_at_a_time_after_the_letter_was_read_once) {
  EXPECT_EQ(ask_authorization(ours, theirs, false), "customers.letter_not_accepted 2026-11");
  ASSERT_EQ(ask_authorization(ours, theirs), "");
  EXPECT_EQ(ask_authorization(ours, theirs), "customers.authorization_open");
  EXPECT_EQ(ask_authorization(ours, customer(ours), false), "")
      << "the letter was accepted for all customers";
}

TEST_P(Authorization, is_granted_by_the_customer_with_its_letter) {
  ASSERT_EQ(ask_authorization(ours, theirs), "");
  EXPECT_EQ(begin_acting(administrator(ours), theirs), "customers.not_authorised");
  EXPECT_EQ(authorise(theirs, true, false), "customers.letter_not_accepted 2026-11");
  EXPECT_EQ(authorise(customer(ours)), "customers.unknown_authorization");
  ASSERT_EQ(authorise(theirs), "");
  EXPECT_EQ(ask_authorization(ours, theirs), "customers.authorization_granted");
  EXPECT_EQ(begin_acting(administrator(ours), theirs), "");
  EXPECT_TRUE(still_acting(administrator(ours)));
}

TEST_P(Authorization, that_was_refused_with_a_reason_may_be_asked_for_again) {
  ASSERT_EQ(ask_authorization(ours, theirs), "");
  EXPECT_EQ(authorise(theirs, false), "customers.reason_missing");
  ASSERT_EQ(authorise(theirs, false, false, "not now"), "");
  EXPECT_EQ(authorise(theirs), "customers.authorization_closed refused");
  EXPECT_EQ(ask_authorization(ours, theirs), "");
  EXPECT_EQ(authorizations(theirs), (std::vector<std::string>{"waiting", "refused"}));
}

TEST_P(Authorization, that_is_taken_back_sends_the_actor_back_at_once) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  EXPECT_EQ(revoke(theirs), "");
  EXPECT_FALSE(still_acting(administrator(ours)));
  EXPECT_EQ(begin_acting(administrator(ours), theirs), "customers.not_authorised");
  EXPECT_EQ(revoke(theirs), "customers.authorization_closed revoked");
}

TEST_P(Authorization, that_was_given_anew_does_not_revive_an_earlier_period) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  ASSERT_EQ(revoke(theirs), "");
  authorised(ours, theirs);
  EXPECT_FALSE(still_acting(administrator(ours)));
}

TEST_P(Authorization, lapses_with_the_relation_and_with_a_switch_to_referral) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  disassociate(ours, theirs);
  EXPECT_FALSE(still_acting(administrator(ours)));
  EXPECT_EQ(authorizations(theirs), std::vector<std::string>{"lapsed"});

  const auto other = customer(ours);
  ASSERT_EQ(ask_authorization(ours, other), "");
  ASSERT_EQ(ask_to_switch(ours, other), "");
  ASSERT_EQ(decide(person_of(other), true), "");
  EXPECT_EQ(authorizations(other), std::vector<std::string>{"lapsed"});
  EXPECT_EQ(authorise(other), "customers.authorization_closed lapsed");
  EXPECT_EQ(ask_authorization(ours, other), "customers.authorise_resale_only");
}

TEST_P(Authorization, belongs_to_the_person_who_began) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  auto somebody = administrator(ours);
  somebody.person = access::PersonId(77);
  EXPECT_FALSE(still_acting(somebody));
  EXPECT_FALSE(still_acting(administrator(partner())));
}

TEST_P(Authorization, of_somebody_else_s_customer_cannot_be_asked_for) {
  EXPECT_EQ(ask_authorization(partner(), theirs), "customers.unknown");
  EXPECT_EQ(ask_authorization(ours, customer(ours, Association::referral)),
            "customers.authorise_resale_only");
}

TEST_P(Authorization, asked_for_twice_at_once_waits_once) {
  const auto both = at_once(
      {[&] { return ask_authorization(ours, theirs); }, [&] { return ask_authorization(ours, theirs); }});
  EXPECT_EQ(std::count(both.begin(), both.end(), ""), 1);
  EXPECT_EQ(authorizations(theirs), std::vector<std::string>{"waiting"});
}

}  // namespace
}  // namespace pc::rooms
