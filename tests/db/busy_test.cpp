// A database that somebody else has locked: who waits, how long, and what is told of it.
#include <thread>

#include "notes.hpp"

namespace pc::db::test {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

class Busy : public Notes {
 protected:
  void SetUp() override {
    Notes::SetUp();
    Options options;
    options.busy_for_ms = 1500;
    started(options);
  }
  /// Somebody who holds what every write needs, as long as the result lives.
  std::shared_ptr<void> lock() {
    auto release = std::make_shared<std::promise<void>>();
    std::promise<void> held;
    auto other = std::shared_ptr<Database>(storage().open());
    auto holder = std::make_shared<std::thread>([other, &held, gate = release->get_future().share()] {
      other->apart([&](Transaction& tx) {
        tx.change(insert_note, {std::int64_t{tenant.value}, std::int64_t{999}, std::string("theirs")});
        held.set_value();
        gate.wait();
      });
    });
    held.get_future().wait();
    return {nullptr, [release, holder](void*) {
              release->set_value();
              holder->join();
            }};
  }
  /// On SQLite any write waits, on PostgreSQL one for the same key.
  Finished write() { return open().write(tenant, note(999, "ours")); }
};
PC_ON_BOTH_ENGINES(Busy)

TEST_P(Busy, a_writer_is_told_within_seconds) {
  const auto held = lock();
  const auto from = SteadyClock::now();
  EXPECT_EQ(write().fate, Fate::unavailable);
  EXPECT_LT(SteadyClock::now() - from, 8s);
}

TEST_P(Busy, others_are_told_at_once_while_one_finds_out) {
  const auto held = lock();
  write();
  std::promise<Finished> finding_out;
  open().submit(tenant, {}, note(999, "ours"),
                [&](Finished finished) { finding_out.set_value(std::move(finished)); });
  std::this_thread::sleep_for(1200ms);
  const auto from = SteadyClock::now();
  const auto told = open().write(tenant, note(1, "other"));
  EXPECT_EQ(told.fate, Fate::unavailable);
  EXPECT_LT(SteadyClock::now() - from, 100ms) << told.error;
  EXPECT_EQ(finding_out.get_future().get().fate, Fate::unavailable);
}

TEST_P(Busy, its_lane_says_why_and_since_when_and_that_it_is_over) {
  {
    const auto held = lock();
    write();
    const auto status = open().lanes().at(0);
    EXPECT_FALSE(status.failing.empty());
    std::this_thread::sleep_for(20ms);
    EXPECT_GE(open().lanes().at(0).failing_ms, 20);
  }
  EXPECT_EQ(open().write(tenant, note(2, "ours")).fate, Fate::committed);
  const auto status = open().lanes().at(0);
  EXPECT_TRUE(status.failing.empty());
  EXPECT_LT(status.written_ms, 5000);
}

TEST_P(Busy, a_transaction_apart_needs_no_lane_and_is_all_or_nothing) {
  open().stop();
  open().apart([](Transaction& tx) {
    tx.change(insert_note, {std::int64_t{tenant.value}, std::int64_t{5}, std::string("apart")});
  });
  EXPECT_THROW(open().apart([](Transaction& tx) {
    tx.change(insert_note, {std::int64_t{tenant.value}, std::int64_t{6}, std::string("half")});
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  std::string kept;
  open().apart([&](Transaction& tx) {
    for (const auto& row : tx.rows(select_notes, {tenant.value})) kept += std::to_string(row.integer(0)) + " ";
  });
  EXPECT_EQ(kept, "5 ");
}

TEST_P(Busy, what_cannot_be_done_now_is_tried_again) {
  int tries = 0;
  const auto finished = open().write(tenant, [&](Transaction& tx) {
    if (++tries < 3) throw NotNow("no number yet");
    return note(3, "late")(tx);
  });
  EXPECT_EQ(finished.fate, Fate::committed);
  EXPECT_EQ(tries, 3);
}

}  // namespace
}  // namespace pc::db::test
