// What a quota lets a reseller grant.
#include "quota.hpp"

#include <gtest/gtest.h>

namespace pc::budgets {
namespace {

TEST(BudgetQuota, is_never_exceeded_by_a_raise_and_never_in_the_way_of_lowering) {
  for (std::int64_t amount = 0; amount <= 6; ++amount)
    for (std::int64_t others = 0; others <= 6; ++others)
      for (std::int64_t before = 0; before <= 6; ++before)
        for (std::int64_t wanted = 0; wanted <= 6; ++wanted) {
          const Quota quota{Money::fen(amount), Money::fen(others + before)};
          const bool may = check_quota(quota, Money::fen(before), Money::fen(wanted)).ok();
          EXPECT_EQ(may, wanted <= before || others + wanted <= amount);
        }
}

TEST(BudgetQuota, says_the_most_that_it_would_allow) {
  for (std::int64_t amount = 0; amount <= 6; ++amount)
    for (std::int64_t others = 0; others <= 6; ++others)
      for (std::int64_t before = 0; before <= 6; ++before) {
        const Quota quota{Money::fen(amount), Money::fen(others + before)};
        const auto most = std::max(before, amount - others);
        const auto refused = check_quota(quota, Money::fen(before), Money::fen(most + 1));
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.refusal().allowed, Money::fen(most).text());
        EXPECT_TRUE(check_quota(quota, Money::fen(before), Money::fen(most)).ok());
      }
}

TEST(BudgetQuota, leaves_nothing_when_it_was_lowered_below_what_is_granted) {
  EXPECT_EQ((Quota{Money::fen(5), Money::fen(8)}.left()), Money());
  EXPECT_EQ((Quota{Money::fen(8), Money::fen(5)}.left()), Money::fen(3));
}

}  // namespace
}  // namespace pc::budgets
