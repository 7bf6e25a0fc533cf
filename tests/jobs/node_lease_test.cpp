// Node numbers on a database that several processes share, on real engines.
#include <set>

#include "core/jobs/node_lease.hpp"
#include "support/engine.hpp"

namespace pc::jobs {
namespace {

constexpr Instant k_noon{1'795'492'800'000'000};

class NodeLeases : public support::Engine {
 protected:
  /// A process: its own clock, ids and connections.
  struct Process {
    explicit Process(db::Database& database, Instant now = k_noon) : lease(database, clock, ids) { at(now); }
    void at(Instant now) { clock.stop_at(now); }
    Clock clock;
    IdSource ids;
    NodeLease lease;
  };
};
PC_ON_BOTH_ENGINES(NodeLeases)

TEST_P(NodeLeases, two_processes_get_different_numbers) {
  Process one(open()), two(open());
  one.lease.take({});
  two.lease.take({});
  EXPECT_EQ(one.lease.node(), 0);
  EXPECT_EQ(two.lease.node(), 1);
}

TEST_P(NodeLeases, a_number_that_another_process_has_is_refused) {
  Process one(open()), two(open());
  one.lease.take(7);
  try {
    two.lease.take(7);
    FAIL() << "both have 7";
  } catch (const std::runtime_error& refused) {
    EXPECT_NE(std::string(refused.what()).find("node 7"), std::string::npos);
  }
  EXPECT_THROW(two.ids.next(k_noon), NotNow);
}

TEST_P(NodeLeases, a_number_is_free_as_soon_as_its_process_stops) {
  std::int64_t last = 0;
  {
    Process one(open());
    one.lease.take(7);
    last = one.ids.next(k_noon.plus_seconds(30));
  }
  Process two(open(), k_noon.plus_seconds(31));
  two.lease.take(7);
  EXPECT_GT(two.ids.next(k_noon), last) << "whatever its clock says";
}

TEST_P(NodeLeases, after_a_crash_it_is_free_when_its_time_is_over_and_no_id_comes_twice) {
  auto frozen = std::make_unique<Process>(open());
  frozen->lease.take(7);
  std::set<std::int64_t> all;
  for (int i = 0; i < 1000; ++i) all.insert(frozen->ids.next(k_noon.plus_seconds(59)));
  Process next(open(), k_noon.plus_seconds(59));
  EXPECT_THROW(next.lease.take(7), std::runtime_error);
  next.at(k_noon.plus_seconds(60));
  next.lease.take(7);
  for (int i = 0; i < 1000; ++i) all.insert(next.ids.next(k_noon.plus_seconds(60)));
  EXPECT_EQ(all.size(), 2000U);
  frozen->at(k_noon.plus_seconds(61));
  EXPECT_THROW(frozen->ids.next(k_noon.plus_seconds(61)), NotNow) << "its time was over";
  frozen->lease.renew();
  EXPECT_NE(frozen->lease.node(), 7) << "lost, and another taken";
  EXPECT_TRUE(all.insert(frozen->ids.next(k_noon.plus_seconds(61))).second);
}

TEST_P(NodeLeases, a_lease_is_renewed_before_its_end) {
  Process one(open()), two(open());
  one.lease.take(7);
  for (int seconds = 10; seconds <= 600; seconds += 10) {
    const Instant now = k_noon.plus_seconds(seconds);
    one.at(now);
    one.lease.renew();
    EXPECT_GT(one.ids.next(now), 0) << seconds;
    two.at(now);
    EXPECT_THROW(two.lease.take(7), std::runtime_error) << seconds;
  }
}

TEST_P(NodeLeases, who_waits_for_a_living_process_hears_so_when_it_renews) {
  Process one(open()), two(open());
  one.lease.take(7);
  std::jthread living([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    one.at(k_noon.plus_seconds(20));
    one.lease.renew();
  });
  const auto before = std::chrono::steady_clock::now();
  EXPECT_THROW(two.lease.take_within(7, 60), std::runtime_error);
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(30));
}

TEST_P(NodeLeases, who_waits_can_be_stopped) {
  Process one(open()), two(open());
  one.lease.take(7);
  int asked = 0;
  EXPECT_THROW(two.lease.take_within(7, 60, [&] { return ++asked > 3; }), AskedToStop);
  EXPECT_EQ(asked, 4);
}

TEST_P(NodeLeases, of_many_that_start_at_once_each_gets_its_own) {
  std::vector<std::unique_ptr<Process>> all;
  for (int i = 0; i < 12; ++i) all.push_back(std::make_unique<Process>(open()));
  {
    std::vector<std::jthread> threads;
    for (auto& each : all)
      threads.emplace_back([&each] { each->lease.take_within({}, 10); });
  }
  std::set<int> nodes;
  for (const auto& each : all) nodes.insert(each->lease.node());
  EXPECT_EQ(nodes.size(), all.size());
}

}  // namespace
}  // namespace pc::jobs
