// What follows from freezing and unfreezing.
#include "freeze.hpp"

#include <gtest/gtest.h>

namespace pc::freezing {
namespace {

constexpr customers::Frozen all[] = {customers::Frozen::none, customers::Frozen::account,
                                     customers::Frozen::resources};

TEST(Freeze, twice_is_as_once) {
  for (const auto verb : {FreezeVerb::freeze, FreezeVerb::unfreeze})
    for (const customers::Frozen now : all)
      for (const customers::Frozen what : {customers::Frozen::account, customers::Frozen::resources})
        if (const auto once = after(now, verb, what)) {
          const auto twice = after(*once, verb, what);
          ASSERT_TRUE(twice.ok());
          EXPECT_EQ(*twice, *once);
        }
}

TEST(Freeze, of_an_account_goes_on_to_its_resources_and_never_thaws_them_by_half) {
  EXPECT_EQ(*after(customers::Frozen::account, FreezeVerb::freeze, customers::Frozen::resources),
            customers::Frozen::resources);
  EXPECT_EQ(
      after(customers::Frozen::resources, FreezeVerb::freeze, customers::Frozen::account).refusal().code,
      &errors::frozen_with_resources);
  EXPECT_EQ(
      after(customers::Frozen::resources, FreezeVerb::unfreeze, customers::Frozen::account).refusal().code,
      &errors::frozen_with_resources);
  EXPECT_EQ(*after(customers::Frozen::account, FreezeVerb::unfreeze, customers::Frozen::resources),
            customers::Frozen::none);
}

TEST(Freeze, of_the_account_blocks_ordering_and_of_resources_everything) {
  EXPECT_FALSE(blocks(customers::Frozen::none, false));
  EXPECT_TRUE(blocks(customers::Frozen::account, false));
  EXPECT_FALSE(blocks(customers::Frozen::account, true));
  EXPECT_TRUE(blocks(customers::Frozen::resources, true));
}

TEST(Freeze, of_resources_is_due_after_fifteen_days) {
  const Instant since{1'795'492'800'000'000};
  EXPECT_FALSE(due_at(customers::Frozen::account, since));
  EXPECT_EQ(due_at(customers::Frozen::resources, since)->micros, since.micros + 15LL * 86'400 * 1'000'000);
}

TEST(Freeze, by_a_partner_s_standing_reaches_resale_customers_and_never_thaws_what_is_frozen_more) {
  using partners::PartnerStatus;
  constexpr Instant own_since{5'000}, standing_since{9'000};
  for (const auto association :
       {customers::Association::resale, customers::Association::referral, customers::Association::none})
    for (const customers::Frozen own : all)
      for (const auto standing : {PartnerStatus::normal, PartnerStatus::restricted, PartnerStatus::frozen}) {
        customers::Customer customer;
        customer.association = association;
        customer.frozen = own;
        customer.frozen_at = own_since;
        const auto found = in_effect(customer, standing, standing_since);
        const customers::Frozen imposed = association != customers::Association::resale
                                              ? customers::Frozen::none
                                          : standing == PartnerStatus::frozen ? customers::Frozen::resources
                                          : standing == PartnerStatus::restricted ? customers::Frozen::account
                                                                                  : customers::Frozen::none;
        EXPECT_EQ(found.what, std::max(own, imposed));
        EXPECT_EQ(found.by_partner.has_value(), imposed != customers::Frozen::none && imposed >= own);
        EXPECT_EQ(found.since, imposed > own ? standing_since : own_since);
      }
}

}  // namespace
}  // namespace pc::freezing
