#include "people/verification/code_limits.hpp"

#include <gtest/gtest.h>

namespace pc::verification {
namespace {

const Instant k_noon{1'795'492'800'000'000};

TEST(VerificationLimits, codes_are_sent_a_minute_apart_and_ten_an_hour) {
  VerificationCount count;
  EXPECT_EQ(may_send_in(count, k_noon), std::nullopt);
  Instant now = k_noon;
  for (int i = 0; i < k_sends_an_hour; ++i) {
    EXPECT_EQ(may_send_in(count, now), std::nullopt) << i;
    count = after_sending(count, now);
    EXPECT_EQ(may_send_in(count, now), i + 1 == k_sends_an_hour ? may_send_in(count, now) : 60);
    now = now.plus_seconds(60);
  }
  EXPECT_EQ(may_send_in(count, now), 3000);
  EXPECT_EQ(may_send_in(count, k_noon.plus_seconds(3600)), std::nullopt);
  EXPECT_EQ(after_sending(count, k_noon.plus_seconds(3600)).sent, 1);
}

TEST(VerificationLimits, who_is_wrong_too_often_waits_whatever_he_confirms) {
  VerificationCount count;
  for (int i = 0; i < k_failures_max; ++i) {
    EXPECT_EQ(locked_for(count, k_noon), std::nullopt);
    count = after_failure(count, k_noon);
  }
  EXPECT_EQ(locked_for(count, k_noon), 900);
  EXPECT_EQ(locked_for(count, k_noon.plus_seconds(899)), 1);
  EXPECT_EQ(locked_for(count, k_noon.plus_seconds(900)), std::nullopt);
  EXPECT_EQ(after_failure(count, k_noon.plus_seconds(900)).failures, 1);
}

TEST(VerificationLimits, an_address_is_told_by_its_first_letter_and_its_host) {
  EXPECT_EQ(masked_address("li@example.org"), "l***@example.org");
  EXPECT_EQ(masked_address("@example.org"), "***");
  EXPECT_EQ(masked_address(""), "***");
}

}  // namespace
}  // namespace pc::verification
