// COMMIT was sent and nobody says what became of it: here because it waits for a standby that does not exist.
#include <gtest/gtest.h>

#include <memory>

#include "counted.hpp"
#include "support/engine.hpp"

namespace pc::db::test {
namespace {

using namespace std::chrono_literals;
using support::PostgresNode;

constexpr TenantId tenant{1};

class UnknownCommit : public ::testing::Test {
 protected:
  void SetUp() override {
    PC_NEEDS_POSTGRES();
    node_ = std::make_unique<PostgresNode>(support::Durability::safe);
    Options options;
    options.url = node_->conninfo();
    options.lanes = 1;
    options.statement_timeout_ms = 700;
    database_ = Database::open(options);
    database_->migrate(counted_migrations());
    database_->start();
  }

  void wait_for_a_standby(bool wait) {
    node_->ask(wait ? "ALTER SYSTEM SET synchronous_standby_names = 'nobody'"
                    : "ALTER SYSTEM RESET synchronous_standby_names");
    node_->ask("SELECT pg_reload_conf()");
    std::this_thread::sleep_for(200ms);
  }

  void expect_once() {
    const Tally found = tally(*database_, tenant);
    EXPECT_EQ(found.rows, 1);
    EXPECT_EQ(found.counted, 1);
    EXPECT_EQ(found.lines, 1);
  }

  std::unique_ptr<PostgresNode> node_;
  std::unique_ptr<Database> database_;
};

TEST_F(UnknownCommit, work_without_a_key_is_answered_so_and_never_run_again) {
  wait_for_a_standby(true);
  std::atomic<int> runs = 0;
  const auto finished = database_->write(tenant, [&](Transaction& tx) {
    ++runs;
    return counted(tenant, 1)(tx);
  });
  EXPECT_EQ(finished.fate, Fate::unavailable);
  EXPECT_TRUE(finished.error.starts_with("outcome unknown: ")) << finished.error;
  EXPECT_EQ(runs, 1);
  wait_for_a_standby(false);
  expect_once();  // it had been committed: a second run would have been a second effect
}

TEST_F(UnknownCommit, work_with_a_key_is_run_again_until_it_is_answered) {
  wait_for_a_standby(true);
  std::atomic<int> runs = 0;
  std::thread helper([&] {
    std::this_thread::sleep_for(1500ms);
    wait_for_a_standby(false);
  });
  const auto finished = database_->write(
      tenant,
      [&](Transaction& tx) {
        ++runs;
        return counted(tenant, 1)(tx);
      },
      "key");
  helper.join();
  EXPECT_EQ(finished.fate, Fate::committed) << finished.error;
  EXPECT_GT(runs, 1);
  expect_once();
}

TEST_F(UnknownCommit, a_commit_that_gave_up_waiting_for_its_standby_is_no_success) {
  wait_for_a_standby(true);
  std::thread helper([&] {
    std::this_thread::sleep_for(300ms);
    node_->ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
  });
  const auto finished = database_->write(tenant, counted(tenant, 1));
  helper.join();
  EXPECT_EQ(finished.fate, Fate::unavailable);
  EXPECT_EQ(finished.error, "outcome unknown: committed locally, the standby did not confirm");
  wait_for_a_standby(false);
  expect_once();
}

TEST_F(UnknownCommit, a_read_without_an_answer_ends_at_its_own_deadline) {
  static const Statement slow{"failover.slow", "SELECT 1 FROM (SELECT pg_sleep(1)) AS nap"};
  for (const auto& [deadline, answered] : {std::pair{300, false}, std::pair{5000, true}}) {
    Options options;
    options.url = node_->conninfo();
    options.read_timeout_ms = deadline;
    options.retry_for_ms = 400;
    const auto database = Database::open(options);
    database->start();
    const auto read = [&] { database->read([](Reader& reader) { reader.one(slow); }); };
    if (answered)
      EXPECT_NO_THROW(read());
    else
      EXPECT_THROW(read(), Error);
  }
}

TEST_F(UnknownCommit, without_a_database_work_is_given_up_in_the_end) {
  database_.reset();
  Options options;
  options.url = node_->conninfo();
  options.lanes = 1;
  options.retry_for_ms = 500;
  database_ = Database::open(options);
  database_->start();
  node_->stop();
  EXPECT_EQ(database_->write(tenant, counted(tenant, 1), "key").fate, Fate::unavailable);
  EXPECT_THROW(database_->ping(), Error);
  node_->start();
  EXPECT_EQ(database_->write(tenant, counted(tenant, 1), "key").fate, Fate::committed);
  expect_once();
}

}  // namespace
}  // namespace pc::db::test
