#include "pauses.hpp"

#include <gtest/gtest.h>

namespace pc::webhooks {
namespace {

TEST(Pauses, ten_tries_over_three_days) {
  std::vector<std::int64_t> pauses;
  int tries = 1;
  for (auto pause = pause_after(tries); pause; pause = pause_after(++tries)) pauses.push_back(*pause);
  EXPECT_EQ(pauses, (std::vector<std::int64_t>{5, 300, 1800, 7200, 18'000, 36'000, 50'400, 72'000, 86'400}));
  EXPECT_EQ(tries, 10);
  EXPECT_EQ(pause_after(0), 0);
}

const Turn k_a1{TenantId(1), 1, 11}, k_a2{TenantId(1), 1, 12}, k_a3{TenantId(1), 1, 13};
const Turn k_b{TenantId(2), 2, 21}, k_c{TenantId(3), 3, 31}, k_d{TenantId(4), 4, 41};

TEST(Turns, one_at_once_an_endpoint_and_two_an_owner) {
  EXPECT_EQ(next_turn({k_a1, k_b}, {}), k_a1);
  EXPECT_EQ(next_turn({k_a1, k_a2, k_b}, {k_a1}), k_a2);
  EXPECT_EQ(next_turn({k_a1, k_a2, k_a3, k_b}, {k_a1, k_a2}), k_b);
  EXPECT_EQ(next_turn({k_a1, k_a2, k_a3}, {k_a1, k_a2}), std::nullopt);
  EXPECT_EQ(next_turn({{TenantId(1), 9, 19}}, {k_a1, k_a2}), (Turn{TenantId(1), 9, 19})) << "another's";
}

TEST(Turns, four_at_once) {
  EXPECT_EQ(next_turn({k_d}, {k_a1, k_a2, k_b}), k_d);
  EXPECT_EQ(next_turn({k_d}, {k_a1, k_a2, k_b, k_c}), std::nullopt);
  EXPECT_EQ(next_turn({}, {}), std::nullopt);
}

}  // namespace
}  // namespace pc::webhooks
