#include "people/passwords/lockout.hpp"

#include <gtest/gtest.h>

namespace pc::passwords {
namespace {

TEST(Lockout, costs_nothing_at_first_then_doubles_up_to_a_quarter_of_an_hour) {
  for (int failures = 0; failures < k_free_failures; ++failures) EXPECT_EQ(lockout_seconds(failures), 0);
  EXPECT_EQ(lockout_seconds(5), 30);
  EXPECT_EQ(lockout_seconds(6), 60);
  EXPECT_EQ(lockout_seconds(9), 480);
  EXPECT_EQ(lockout_seconds(10), 900);
  EXPECT_EQ(lockout_seconds(1'000'000), 900);
  EXPECT_EQ(lockout_seconds(3, 3), 30) << "fewer are free where less is to be guessed";
}

}  // namespace
}  // namespace pc::passwords
