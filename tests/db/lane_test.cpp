// Queues, stopping, snapshots, and several processes on one database.
#include <thread>

#include "notes.hpp"

namespace pc::db::test {
namespace {

using Lanes = Notes;
PC_ON_BOTH_ENGINES(Lanes)

/// Holds up the lane of `tenant` until it is told to go on.
class Hold {
 public:
  explicit Hold(Database& database) {
    database.submit(
        tenant, {},
        [this, gate = go_.get_future().share()](Transaction&) {
          if (!told_.exchange(true)) held_.set_value();
          gate.wait();
          return true;
        },
        [](const Finished&) {});
    held_.get_future().wait();
  }
  void go() { go_.set_value(); }

 private:
  std::atomic<bool> told_ = false;
  std::promise<void> held_, go_;
};

TEST_P(Lanes, answer_at_once_when_their_queue_is_full) {
  Options options;
  options.queue_max = 2;
  Database& database = started(options);
  Hold hold(database);
  std::vector<std::future<Finished>> futures;
  std::vector<std::promise<Finished>> promises(3);
  for (int i = 0; i < 3; ++i) {
    futures.push_back(promises[static_cast<std::size_t>(i)].get_future());
    database.submit(tenant, {}, note(i, "a"), [&promises, i](Finished finished) {
      promises[static_cast<std::size_t>(i)].set_value(std::move(finished));
    });
  }
  EXPECT_EQ(futures[2].get().fate, Fate::unavailable);
  EXPECT_EQ(database.lanes().at(0).waiting, 2u);
  hold.go();
  EXPECT_EQ(futures[0].get().fate, Fate::committed);
  EXPECT_EQ(futures[1].get().fate, Fate::committed);
}

TEST_P(Lanes, finish_what_was_accepted_when_stopped_and_take_no_more) {
  Database& database = started();
  Hold hold(database);
  std::atomic<int> committed = 0;
  for (int i = 0; i < 50; ++i)
    database.submit(tenant, {}, note(i, "a"),
                    [&](const Finished& finished) { committed += finished.fate == Fate::committed; });
  std::thread stopper([&] { database.stop(); });
  hold.go();
  stopper.join();
  EXPECT_EQ(committed, 50);
  EXPECT_EQ(database.write(tenant, note(99, "b")).fate, Fate::unavailable);
  EXPECT_THROW(database.read([](Reader&) {}), Error);
}

TEST_P(Lanes, do_not_mix_up_many_writers) {
  Options options;
  options.lanes = 3;
  options.batch_max = 16;
  Database& database = started(options);
  std::vector<std::thread> threads;
  for (std::int64_t writer = 0; writer < 8; ++writer)
    threads.emplace_back([&database, writer] {
      for (std::int64_t i = 0; i < 50; ++i) {
        const auto finished = database.write(TenantId{writer}, [&](Transaction& tx) {
          tx.change(insert_note, {writer, i, std::string("a")});
          return i % 5 != 0;
        });
        EXPECT_EQ(finished.fate, i % 5 != 0 ? Fate::committed : Fate::refused);
      }
    });
  for (auto& thread : threads) thread.join();
  database.read([](Reader& reader) {
    for (std::int64_t writer = 0; writer < 8; ++writer)
      EXPECT_EQ(reader.one(count_notes, {writer}).integer(0), 40);
  });
}

TEST_P(Lanes, two_processes_may_use_one_database) {
  Database& first = started();
  const auto second = storage().open();
  second->start();
  std::thread other([&] {
    for (int i = 0; i < 50; ++i) EXPECT_EQ(second->write(tenant, note(1000 + i, "b")).fate, Fate::committed);
  });
  for (int i = 0; i < 50; ++i) EXPECT_EQ(first.write(tenant, note(i, "a")).fate, Fate::committed);
  other.join();
  first.read([](Reader& reader) { EXPECT_EQ(reader.one(count_notes, {tenant.value}).integer(0), 100); });
}

TEST_P(Lanes, a_reader_keeps_its_snapshot_while_others_write) {
  Database& database = started();
  database.write(tenant, note(1, "a"));
  database.read([&](Reader& reader) {
    EXPECT_EQ(reader.one(count_notes, {tenant.value}).integer(0), 1);
    EXPECT_EQ(database.write(tenant, note(2, "b")).fate, Fate::committed);
    EXPECT_EQ(reader.one(count_notes, {tenant.value}).integer(0), 1);
  });
  EXPECT_EQ(stored(), "1=a 2=b");
}

TEST_P(Lanes, a_reader_cannot_write) {
  Database& database = started();
  EXPECT_THROW(database.read([](Reader& reader) {
    reader.rows(insert_note_once, {tenant.value, 1, std::string("a")});
  }),
               Error);
  EXPECT_EQ(stored(), "");
}

TEST_P(Lanes, a_failed_read_says_why_and_spoils_nothing) {
  Database& database = started();
  try {
    database.read([](Reader&) { throw std::runtime_error("thrown by the read"); });
    ADD_FAILURE() << "the fault was lost";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "thrown by the read");
  }
  database.ping();
}

TEST_P(Lanes, rows_can_be_read_one_by_one_and_left_early) {
  Database& database = started();
  batch(database, {note(1, "a"), note(2, "b"), note(3, "c")});
  database.read([](Reader& reader) {
    int seen = 0;
    reader.each(select_notes, {tenant.value}, [&](const Row& row) {
      EXPECT_EQ(reader.one(select_note, {tenant.value, row.integer(0)}).text(0), row.text(1));
      return ++seen < 2;
    });
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(reader.rows(select_notes, {tenant.value}).size(), 3u);
    EXPECT_FALSE(reader.maybe(select_note, {tenant.value, 9}));
    EXPECT_THROW(reader.one(select_note, {tenant.value, 9}), Bug);
    EXPECT_THROW(reader.one(select_notes, {tenant.value}), Bug);
  });
}

}  // namespace
}  // namespace pc::db::test
