// Two processes on one database: each has its own lanes, caches, ids and clock, and they write the same
// accounts.
#include <atomic>
#include <thread>

#include "small_world.hpp"

namespace pc::ledger::test {
namespace {

constexpr TenantId k_tenant{7};
const AccountName k_cash{k_tenant, 1, &cash};
const AccountName k_shop{k_tenant, 5, &shop};

class TwoProcessesOn : public OnEngine {
 protected:
  Process other{storage, 2};
  void TearDown() override { EXPECT_EQ(process.findings(), std::vector<std::string>{}); }
};
PC_ON_ENGINES(TwoProcessesOn);

TEST_P(TwoProcessesOn, nothing_is_lost_when_both_write_the_same_accounts_at_once) {
  constexpr int k_threads = 3;
  constexpr int k_each = 60;
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 10'000}));
  std::atomic<int> paid = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 2 * k_threads; ++thread)
      threads.emplace_back([&, thread] {
        Process& mine = thread % 2 == 0 ? process : other;
        // One clock is ahead of the other by a quarter of an hour.
        const Instant now = noon.plus_seconds(thread % 2 * 900);
        for (int i = 0; i < k_each; ++i) paid += mine.post(k_tenant, {&pay, 1, 5, 1}, now) ? 1 : 0;
      });
  }
  EXPECT_EQ(paid, 2 * k_threads * k_each);
  EXPECT_EQ(process.balance(k_cash), 10'000 - paid);
  EXPECT_EQ(other.balance(k_shop), paid);
}

TEST_P(TwoProcessesOn, together_they_cannot_spend_more_than_there_is) {
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 100}));
  std::atomic<int> paid = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
      threads.emplace_back([&, thread] {
        Process& mine = thread % 2 == 0 ? process : other;
        for (int i = 0; i < 20; ++i) paid += mine.post(k_tenant, {&pay, 1, 5, 3}) ? 1 : 0;
      });
  }
  EXPECT_EQ(paid, 33);
  EXPECT_EQ(process.balance(k_cash), 1);
}

TEST_P(TwoProcessesOn, a_busy_one_does_not_keep_the_other_from_ever_winning) {
  std::atomic<bool> busy = true;
  std::vector<std::jthread> crowd;
  for (int thread = 0; thread < 8; ++thread)
    crowd.emplace_back([&] {
      while (busy) EXPECT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 5}));
    });
  for (int i = 0; i < 30; ++i) EXPECT_TRUE(other.post(k_tenant, {&top_up, 0, 1, 1}));
  busy = false;
}

TEST_P(TwoProcessesOn, a_balance_that_the_other_filled_up_is_not_refused_from_memory) {
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 10}));
  EXPECT_FALSE(process.post(k_tenant, {&pay, 1, 5, 50}));
  ASSERT_TRUE(other.post(k_tenant, {&top_up, 0, 1, 90}));
  EXPECT_TRUE(process.post(k_tenant, {&pay, 1, 5, 50}));
}

TEST_P(TwoProcessesOn, a_balance_that_is_only_looked_at_is_the_newest) {
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 10}));
  ASSERT_TRUE(other.post(k_tenant, {&top_up, 0, 1, 90}));
  std::int64_t seen = 0;
  process.write(k_tenant, [&](db::Transaction& tx) {
    seen = process.ledger().balance(tx, k_cash).balance;
    return true;
  });
  EXPECT_EQ(seen, 100);
}

TEST_P(TwoProcessesOn, an_account_that_both_open_is_one_account) {
  // The first refusal leaves the account opened in memory only; the other process then opens it for good.
  EXPECT_FALSE(process.post(k_tenant, {&pay, 1, 5, 1}));
  ASSERT_TRUE(other.post(k_tenant, {&top_up, 0, 1, 90}));
  EXPECT_TRUE(process.post(k_tenant, {&pay, 1, 5, 50}));
  EXPECT_TRUE(other.post(k_tenant, {&pay, 1, 5, 40}));
  EXPECT_EQ(process.balance(k_shop), 90);
}

TEST_P(TwoProcessesOn, many_accounts_opened_by_both_at_once) {
  std::atomic<int> posted = 0;
  {
    std::vector<std::jthread> threads;
    for (auto* mine : {&process, &other})
      threads.emplace_back([&, mine] {
        for (std::int64_t owner = 1; owner <= 40; ++owner)
          posted += mine->post(k_tenant, {&top_up, 0, owner, 5}) ? 1 : 0;
      });
  }
  EXPECT_EQ(posted, 80);
  EXPECT_EQ(process.balance({k_tenant, 0, &bank}), -400);
}

TEST_P(TwoProcessesOn, a_reservation_is_closed_by_one_of_them_only) {
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 1'000}));
  for (int round = 0; round < 10; ++round) {
    HoldId id;
    ASSERT_TRUE(process.write(k_tenant, [&](db::Transaction& tx) {
      id = *process.ledger().hold(tx, k_cash, 10, because, noon.plus_seconds(60), noon);
      return true;
    }));
    std::atomic<int> closed = 0;
    {
      std::vector<std::jthread> threads;
      for (auto* mine : {&process, &other})
        threads.emplace_back([&, mine] {
          closed +=
              mine->write(
                  k_tenant,
                  [&](db::Transaction& tx) {
                    return mine->ledger().post_hold(tx, k_tenant, id, {&pay, 1, 5, 10}, because, noon).ok();
                  })
                  ? 1
                  : 0;
        });
    }
    EXPECT_EQ(closed, 1);
  }
  EXPECT_EQ(process.balance(k_shop), 100);
}

}  // namespace
}  // namespace pc::ledger::test
