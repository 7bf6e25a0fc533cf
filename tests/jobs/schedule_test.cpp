// A schedule on a database that several processes share.
#include <atomic>
#include <thread>

#include "core/jobs/jobs.hpp"
#include "support/engine.hpp"

namespace pc::jobs {
namespace {

constexpr Instant k_noon{1'795'492'800'000'000};  // 2026-11-24T04:00:00Z

class Schedules : public support::Engine {
 protected:
  void SetUp() override {
    support::Engine::SetUp();
    open().start();
    clock_.stop_at(k_noon);
  }

  /// A process of its own on the same database, with one job that counts how often it ran.
  std::unique_ptr<Schedule> schedule() {
    auto made = std::make_unique<Schedule>(open(), clock_);
    made->add({"test.count", 60, [this](Instant) { return ++runs_; }});
    return made;
  }
  void pass(std::int64_t seconds) {
    now_ = now_.plus_seconds(seconds);
    clock_.stop_at(now_);
  }

  Clock clock_;
  Instant now_ = k_noon;
  std::atomic<std::int64_t> runs_ = 0;
};
PC_ON_BOTH_ENGINES(Schedules)

TEST_P(Schedules, run_a_job_at_once_and_then_when_it_is_due) {
  const auto one = schedule();
  EXPECT_EQ(one->run_due(), 1);
  EXPECT_EQ(one->run_due(), 0);
  pass(59);
  EXPECT_EQ(one->run_due(), 0);
  pass(1);
  EXPECT_EQ(one->run_due(), 1);
  EXPECT_EQ(runs_, 2);
}

TEST_P(Schedules, of_two_processes_run_a_job_once) {
  const auto one = schedule();
  const auto two = schedule();
  for (int round = 1; round <= 5; ++round) {
    {
      std::jthread first([&] { one->run_due(); });
      std::jthread second([&] { two->run_due(); });
    }
    EXPECT_EQ(runs_, round);
    pass(60);
  }
}

TEST_P(Schedules, leave_a_job_alone_while_another_process_runs_it) {
  Schedule busy(open(), clock_);
  const auto idle = schedule();
  busy.add({"test.count", 60, [&](Instant) {
              pass(k_lease_seconds - 1);
              EXPECT_EQ(idle->run_due(), 0);
              return 1;
            }});
  EXPECT_EQ(busy.run_due(), 1);
}

TEST_P(Schedules, take_over_from_a_process_that_was_killed) {
  Schedule killed(open(), clock_);
  const auto other = schedule();
  killed.add({"test.count", 60, [&](Instant) {
                pass(k_lease_seconds);
                EXPECT_EQ(other->run_due(), 1);
                return 1;
              }});
  killed.run_due();
  const auto standing = other->statuses().at(0);
  EXPECT_EQ(standing.runs, 1) << "the word of the one whose lease ended does not count";
  EXPECT_EQ(standing.due_at, k_noon.plus_seconds(k_lease_seconds + 60));
}

TEST_P(Schedules, tell_of_a_job_that_failed_and_try_it_again) {
  Schedule one(open(), clock_);
  bool broken = true;
  one.add({"test.fragile", 60, [&](Instant) -> std::int64_t {
             if (broken) throw std::runtime_error("no paper");
             return 3;
           }});
  one.run_due();
  EXPECT_EQ(one.statuses().at(0).outcome, "failed: no paper");
  broken = false;
  pass(60);
  one.run_due();
  const auto standing = one.statuses().at(0);
  EXPECT_EQ(standing.outcome, "done 3");
  EXPECT_EQ(standing.runs, 2);
  EXPECT_EQ(standing.failures, 1);
}

TEST_P(Schedules, do_all_this_by_themselves_once_started) {
  const auto one = schedule();
  one->start();
  for (int i = 0; i < 500 && runs_ == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  one->stop();
  EXPECT_EQ(runs_, 1);
}

}  // namespace
}  // namespace pc::jobs
