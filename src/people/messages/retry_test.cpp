#include "people/messages/retry.hpp"

#include <gtest/gtest.h>

namespace pc::messages {
namespace {

TEST(Retry, waits_longer_each_time_and_gives_up_after_more_than_a_day) {
  std::int64_t before = 0, all = 0;
  for (int attempts = 1; attempts < k_attempts_max; ++attempts) {
    const auto wait = retry_after_seconds(attempts);
    ASSERT_TRUE(wait);
    EXPECT_GE(*wait, before);
    EXPECT_LE(*wait, 6 * 3600);
    before = *wait;
    all += *wait;
  }
  EXPECT_EQ(retry_after_seconds(1), 30);
  EXPECT_EQ(retry_after_seconds(k_attempts_max), std::nullopt);
  EXPECT_GT(all, 8 * 3600);
}

}  // namespace
}  // namespace pc::messages
