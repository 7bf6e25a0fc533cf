// What follows from freezing and unfreezing.
#include "freeze.hpp"

#include <gtest/gtest.h>

namespace pc::customers {
namespace {

constexpr Frozen all[] = {Frozen::none, Frozen::account, Frozen::resources};

TEST(Freeze, twice_is_as_once) {
  for (const auto verb : {FreezeVerb::freeze, FreezeVerb::unfreeze})
    for (const Frozen now : all)
      for (const Frozen what : {Frozen::account, Frozen::resources})
        if (const auto once = after(now, verb, what)) {
          const auto twice = after(*once, verb, what);
          ASSERT_TRUE(twice.ok());
          EXPECT_EQ(*twice, *once);
        }
}

TEST(Freeze, of_an_account_goes_on_to_its_resources_and_never_thaws_them_by_half) {
  EXPECT_EQ(*after(Frozen::account, FreezeVerb::freeze, Frozen::resources), Frozen::resources);
  EXPECT_EQ(after(Frozen::resources, FreezeVerb::freeze, Frozen::account).refusal().code,
            &errors::frozen_with_resources);
  EXPECT_EQ(after(Frozen::resources, FreezeVerb::unfreeze, Frozen::account).refusal().code,
            &errors::frozen_with_resources);
  EXPECT_EQ(*after(Frozen::account, FreezeVerb::unfreeze, Frozen::resources), Frozen::none);
}

TEST(Freeze, of_the_account_blocks_ordering_and_of_resources_everything) {
  EXPECT_FALSE(blocks(Frozen::none, false));
  EXPECT_TRUE(blocks(Frozen::account, false));
  EXPECT_FALSE(blocks(Frozen::account, true));
  EXPECT_TRUE(blocks(Frozen::resources, true));
}

TEST(Freeze, of_resources_is_due_after_fifteen_days) {
  const Instant since{1'795'492'800'000'000};
  EXPECT_FALSE(due_at(Frozen::account, since));
  EXPECT_EQ(due_at(Frozen::resources, since)->micros, since.micros + 15LL * 86'400 * 1'000'000);
}

}  // namespace
}  // namespace pc::customers
