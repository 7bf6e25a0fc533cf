// What becomes of a customer's money from the first allocation to the end of the relation.
#include "relations.hpp"
#include "story.hpp"

namespace pc::scenarios {
namespace {

using rooms::Held;

class MoneyStory : public Story<rooms::Relations> {};
PC_ON_BOTH_ENGINES(MoneyStory)

TEST_P(MoneyStory, a_customer_is_funded_owes_is_funded_again_and_leaves) {
  const auto ours = partner();
  const auto theirs = customer(ours);
  ASSERT_EQ(top_up(ours, 100'000), "");
  EXPECT_EQ(news_of(ours.tenant), News{});

  ASSERT_EQ(allocate(ours, theirs, 30'000), "");
  EXPECT_EQ(news_of(ours.tenant), News{"funds.allocated"});

  days_pass(20);
  ASSERT_EQ(charge(theirs, 35'000), "");
  EXPECT_EQ(has(theirs), (Held{0, 0, 5'000}));
  EXPECT_EQ(news_of(ours.tenant), News{});
  EXPECT_EQ(reclaim(ours, theirs, 1), "funds.reclaim_too_much 0.00");
  EXPECT_EQ(news_of(ours.tenant), News{}) << "what was refused did not happen";

  ASSERT_EQ(allocate(ours, theirs, 12'000), "");
  EXPECT_EQ(has(theirs), (Held{7'000, 0, 0})) << "what was owed is paid first";
  EXPECT_EQ(news_of(ours.tenant), News{"funds.allocated"});

  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.relation_requested"});
  days_pass(29);
  EXPECT_EQ(expire(), 0);
  days_pass(1);
  EXPECT_EQ(expire(), 1) << "nobody answered for thirty days";
  EXPECT_EQ(news_of(ours.tenant), News{"customers.relation_closed"});
  EXPECT_EQ(has(theirs), (Held{7'000, 0, 0}));

  EXPECT_EQ(ask_to_disassociate(ours, theirs).substr(0, 18), "customers.too_soon");
  days_pass(60);
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  ASSERT_EQ(decide(person_of(theirs), true), "");
  EXPECT_EQ(news_of(ours.tenant), (News{"customers.relation_requested", "funds.unbound", "customers.parted",
                                        "customers.relation_closed"}));
  EXPECT_EQ(has(theirs), Held{});
  EXPECT_EQ(can_give(ours), (Held{65'000, 0, 0}));
  EXPECT_EQ(allocate(ours, theirs, 1).substr(0, 6), "funds.") << "no longer a customer";
  EXPECT_EQ(news_of(ours.tenant), News{});
}

}  // namespace
}  // namespace pc::scenarios
