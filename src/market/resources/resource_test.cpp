#include "resource.hpp"

#include <gtest/gtest.h>

namespace pc::resources {
namespace {

constexpr Instant k_now{1'795'492'800'000'000};

Resource reserved(Status status, Instant expires_at) {
  Resource resource;
  resource.charging = Charging::reserved;
  resource.status = status;
  resource.expires_at = expires_at;
  return resource;
}

TEST(Resource, is_unexpired_until_its_last_instant) {
  EXPECT_TRUE(unexpired(reserved(Status::in_use, k_now.plus_seconds(1)), k_now));
  EXPECT_FALSE(unexpired(reserved(Status::in_use, k_now), k_now));
  EXPECT_TRUE(unexpired(reserved(Status::in_use, k_end_of_time), k_now));
}

TEST(Resource, that_was_closed_or_ran_out_is_not_unexpired_whatever_its_time_says) {
  EXPECT_TRUE(unexpired(reserved(Status::frozen, k_now.plus_seconds(1)), k_now));
  EXPECT_FALSE(unexpired(reserved(Status::closed, k_now.plus_seconds(1)), k_now));
  EXPECT_FALSE(unexpired(reserved(Status::expired, k_now.plus_seconds(1)), k_now));
}

TEST(Resource, expires_soon_within_thirty_days) {
  EXPECT_EQ(k_soon_days, 30);
  const auto period = soon(k_now);
  EXPECT_TRUE(period.contains(k_now));
  EXPECT_TRUE(period.contains(k_now.plus_seconds(k_soon_days * 86'400 - 1)));
  EXPECT_FALSE(period.contains(k_now.plus_seconds(k_soon_days * 86'400)));
  EXPECT_FALSE(period.contains(k_now.plus_seconds(-1)));
}

TEST(Resource, words_are_read_back_as_what_they_were) {
  for (const auto& word : k_statuses)
    EXPECT_EQ(value_of(k_statuses, text_of(k_statuses, word.value)), word.value);
  for (const auto& word : k_policies)
    EXPECT_EQ(value_of(k_policies, text_of(k_policies, word.value)), word.value);
  EXPECT_EQ(value_of(k_chargings, "monthly"), std::nullopt);
}

}  // namespace
}  // namespace pc::resources
