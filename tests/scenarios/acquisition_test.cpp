// How a company becomes a customer, with links that end.
#include "entry_market.hpp"
#include "story.hpp"

namespace pc::scenarios {
namespace {

class AcquisitionStory : public Story<rooms::EntryMarket> {};
PC_ON_BOTH_ENGINES(AcquisitionStory)

TEST_P(AcquisitionStory, a_company_is_registered_misses_its_link_and_comes_by_the_next) {
  const auto id = registers_company(ours, "公司");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.registered"});
  ASSERT_EQ(act(ours.tenant, access::system_principal("review"),
                [&](work::Work& work) { return acquisition::approve(work, {id}); }),
            "");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.registration_reviewed"});

  ASSERT_EQ(mails(ours, id), "");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.invited"});
  const auto first = token_in(last_mail().body);
  EXPECT_EQ(opens(first), "");
  days_pass(10);
  EXPECT_EQ(opens(first), "join.link_expired");
  EXPECT_EQ(registers(first, "company"), "join.link_expired");
  EXPECT_EQ(news_of(ours.tenant), News{});

  ASSERT_EQ(mails(ours, id), "");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.invited"});
  const auto second = token_in(last_mail().body);
  ASSERT_EQ(registers(second, "company"), "");
  EXPECT_EQ(news_of(ours.tenant), News{"customers.associated"});
  EXPECT_EQ(registers(second, "another"), "join.link_used");
  EXPECT_EQ(news_of(ours.tenant), News{});
  EXPECT_EQ(news_of(theirs.tenant), News{}) << "others learn nothing of it";
}

}  // namespace
}  // namespace pc::scenarios
