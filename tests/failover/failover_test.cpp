// A primary and its synchronous standby; the primary dies or hangs under load and the standby takes over.
#include <gtest/gtest.h>

#include <memory>

#include "counted.hpp"
#include "support/engine.hpp"

namespace pc::db::test {
namespace {

using namespace std::chrono_literals;
using support::PostgresNode;

class Failover : public ::testing::Test {
 protected:
  void SetUp() override {
    PC_NEEDS_POSTGRES();
    primary_ = std::make_unique<PostgresNode>(support::Durability::safe);
    standby_ = PostgresNode::standby_of(*primary_);
    Options options;
    options.url = support::conninfo_of({primary_.get(), standby_.get()});
    options.lanes = 3;
    options.statement_timeout_ms = 2000;
    database_ = Database::open(options);
    database_->migrate(counted_migrations());
    database_->start();
    for (std::int64_t tenant = 1; tenant <= 8; ++tenant)
      writers_.push_back(std::make_unique<Writer>(*database_, TenantId{tenant}));
    wait_for_answers(30);
  }

  /// Until every writer had `more` answers.
  void wait_for_answers(std::size_t more) {
    std::vector<std::size_t> before;
    for (const auto& writer : writers_) before.push_back(writer->answered());
    const auto until = std::chrono::steady_clock::now() + 60s;
    for (std::size_t i = 0; i < writers_.size(); ++i)
      while (writers_[i]->answered() < before[i] + more) {
        ASSERT_LT(std::chrono::steady_clock::now(), until) << "writes did not go on";
        std::this_thread::sleep_for(10ms);
      }
  }

  void expect_nothing_lost_and_nothing_twice() {
    std::int64_t longest = 0;
    std::size_t acknowledged = 0;
    for (const auto& writer : writers_) {
      writer->stop();
      longest = std::max(longest, writer->longest_wait_ms());
      acknowledged += writer->acknowledged().size();
      EXPECT_EQ(missing(*database_, writer->tenant(), writer->acknowledged()), std::vector<std::int64_t>());
      const Tally found = tally(*database_, writer->tenant());
      EXPECT_EQ(found.rows, static_cast<std::int64_t>(writer->answered()));
      EXPECT_EQ(found.counted, found.rows);
      EXPECT_EQ(found.lines, found.rows);
      EXPECT_EQ(writer->acknowledged().size(), writer->answered());
    }
    RecordProperty("acknowledged", static_cast<int>(acknowledged));
    RecordProperty("longest_wait_ms", static_cast<int>(longest));
  }

  std::unique_ptr<PostgresNode> primary_, standby_;
  std::unique_ptr<Database> database_;
  std::vector<std::unique_ptr<Writer>> writers_;
};

TEST_F(Failover, after_a_killed_primary_no_acknowledged_write_is_lost_and_none_is_done_twice) {
  primary_->kill_hard();
  standby_->promote();
  wait_for_answers(30);
  expect_nothing_lost_and_nothing_twice();
}

TEST_F(Failover, a_primary_that_hangs_is_left_for_the_one_that_took_over) {
  primary_->freeze();
  standby_->promote();
  wait_for_answers(30);
  expect_nothing_lost_and_nothing_twice();
}

TEST_F(Failover, a_primary_that_comes_back_is_waited_for) {
  primary_->kill_hard();
  std::this_thread::sleep_for(300ms);
  primary_->start();
  wait_for_answers(30);
  expect_nothing_lost_and_nothing_twice();
}

}  // namespace
}  // namespace pc::db::test
