// How deliveries run: held against each other, cut off and taken up again, decided on another day, in several uploads.
#include <atomic>
#include <barrier>
#include <filesystem>
#include <thread>

#include "delivery_desk.hpp"
#include "transfer/imports/begin.hpp"

namespace pc::rooms {
namespace {

using Lines = std::vector<BillLine>;
const access::Principal k_operator = access::system_principal("operator");

BillLine of(const std::string& resource, const std::string& cost) {
  BillLine line;
  line.resource = resource;
  line.cost = cost;
  return line;
}

class DeliveryRuns : public DeliveryDesk {
 protected:
  void SetUp() override {
    DeliveryDesk::SetUp();
    map("A-1", theirs);
  }
  void set_run(const imports::Report& report, const std::string& state, const std::string& runner,
               Instant alive_until) {
    static const db::Statement update{
        "delivery_runs_test.run",
        "UPDATE import_run SET state = $3, runner = $4, alive_until = $5 WHERE tenant_id = $1 AND import_id = $2"};
    database().write(TenantId(), [&](db::Transaction& tx) {
      return tx.change(update, {std::int64_t{0}, report.import_id, state, runner, alive_until.micros}) == 1;
    });
  }
  std::string folder_of(const imports::Report& report) {
    return folder_.path() + "/deliveries/" + std::to_string(report.import_id);
  }
  void wait_for(const imports::Report& report, const std::string& state) {
    for (int i = 0; i < 500 && run_of(report).state != state; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(run_of(report).state, state);
  }
};
PC_ON_BOTH_ENGINES(DeliveryRuns)

TEST_P(DeliveryRuns, of_two_for_the_same_account_and_period_the_second_is_refused) {
  const auto first = deliver({of("a", "1.00")});
  set_run(first, "running", "somebody", now.plus_seconds(60));
  EXPECT_EQ(said(deliver({of("a", "2.00")}, "snapshot")),
            "Another import is running for the same billing account and period: A-1, 2026-11, " +
                std::to_string(first.import_id) + ". Import again when it has ended.");
  EXPECT_EQ(charged_for("a"), 100);
  auto other = of("b", "5.00");
  other.account = "A-2";
  EXPECT_EQ(said(deliver({other})), "waiting 1") << "of another account";
  clock_.stop_at(now.plus_seconds(61));
  EXPECT_EQ(said(deliver({of("a", "2.00")}, "snapshot")), "changed 1") << "the first is dead";
}

TEST_P(DeliveryRuns, keep_their_files_until_they_are_decided_and_no_longer) {
  deliver({of("a", "1.00")});
  const auto asked = deliver({of("a", "2.00")});
  EXPECT_TRUE(std::filesystem::exists(folder_of(asked) + "/1"));
  const auto dropped = deliver({of("a", "3.00")});
  decide(asked, "snapshot");
  EXPECT_FALSE(std::filesystem::exists(folder_of(asked)));
  decide(dropped, "drop");
  EXPECT_FALSE(std::filesystem::exists(folder_of(dropped)));
  EXPECT_EQ(run_of(dropped).state, "dropped");
}

TEST_P(DeliveryRuns, whose_files_lie_elsewhere_are_not_decided_here) {
  deliver({of("a", "1.00")});
  const auto asked = deliver({of("a", "2.00")});
  std::filesystem::remove_all(folder_of(asked));
  const auto refused =
      imports::decide(database(), consumption::k_bills, asked.import_id, "snapshot", k_operator);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().code->id, "imports.files_elsewhere");
  EXPECT_EQ(run_of(asked).state, "waiting");
  EXPECT_TRUE(imports::decide(database(), consumption::k_bills, asked.import_id, "drop", k_operator).ok());
}

TEST_P(DeliveryRuns, an_answer_that_is_none_is_refused) {
  deliver({of("a", "1.00")});
  const auto asked = deliver({of("a", "2.00")});
  EXPECT_EQ(imports::decide(database(), consumption::k_bills, asked.import_id, "maybe", k_operator)
                .refusal()
                .allowed,
            "snapshot, increment, drop");
  EXPECT_EQ(imports::decide(database(), consumption::k_bills, 1, "drop", k_operator).refusal().code->id,
            "imports.unknown");
}

TEST_P(DeliveryRuns, of_two_answers_at_once_one_counts_and_the_other_hears_so) {
  deliver({of("a", "1.00")});
  for (int round = 0; round < 10; ++round) {
    const auto asked = deliver({of("a", "2.00")});
    std::atomic<int> refused{0};
    std::barrier both(2);
    const auto answer = [&](const char* said) {
      both.arrive_and_wait();
      const auto done = imports::decide(database(), consumption::k_bills, asked.import_id, said, k_operator);
      if (!done) refused += done.refusal().code->id == "imports.not_asking" ? 1 : 100;
    };
    {
      std::jthread one([&] { answer("drop"); }), two([&] { answer("snapshot"); });
    }
    EXPECT_EQ(refused, 1);
    const auto run = run_of(asked);
    EXPECT_EQ(run.state == "dropped", !std::filesystem::exists(folder_of(asked))) << run.state;
    if (run.state != "dropped") set_run(asked, "failed", "", now);
  }
}

TEST_P(DeliveryRuns, of_a_dead_process_go_on_where_their_files_lie) {
  deliver({of("a", "1.00")});
  const auto left = deliver({of("a", "2.00")});  // its files are kept
  set_run(left, "running", "dead", now.plus_seconds(-1));
  EXPECT_EQ(imports::resume(database(), now), 1);
  wait_for(left, "waiting");
  const auto lives = deliver({of("b", "1.00")});
  set_run(lives, "running", "alive", now.plus_seconds(60));
  EXPECT_EQ(imports::resume(database(), now), 0);
  EXPECT_EQ(run_of(lives).state, "running") << "nobody closes what lives";
  clock_.stop_at(now.plus_seconds(61));
  EXPECT_EQ(imports::resume(database(), now.plus_seconds(61)), 1);
  EXPECT_EQ(run_of(lives).state, "failed") << "its file was read in its own place";
}

TEST_P(DeliveryRuns, leave_no_files_behind) {
  const auto done = deliver({of("a", "1.00")});
  std::filesystem::create_directories(folder_of(done));
  std::filesystem::create_directories(folder_.path() + "/deliveries/no-import");
  const auto older = folder_.path() + "/import-0123456789abcdef.csv", ours_own = folder_.path() + "/import-list.csv";
  std::ofstream(older) << "left";
  std::ofstream(ours_own) << "somebody's";
  const auto asked = deliver({of("a", "2.00")});
  imports::start(database());
  EXPECT_FALSE(std::filesystem::exists(folder_of(done)));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/deliveries/no-import"));
  EXPECT_FALSE(std::filesystem::exists(older));
  EXPECT_TRUE(std::filesystem::exists(ours_own));
  EXPECT_TRUE(std::filesystem::exists(folder_of(asked)));
}

TEST_P(DeliveryRuns, of_several_uploads_begin_with_the_last_and_count_each_once) {
  const auto upload = [&](const Lines& lines) { return imports::File{file(csv(lines)), "part.csv"}; };
  imports::Report report;
  report.import_id = imports::open_with_upload(database(), consumption::k_bills, upload({of("p", "3.00")}),
                                               {"", 3}, k_operator);
  EXPECT_EQ(run_of(report).state, "collecting");
  const auto add = [&](int number) {
    const auto added = imports::add_upload(database(), consumption::k_bills, report.import_id, number,
                                           upload({of("p", "3.00")}), k_operator);
    return added ? std::string() : std::string(added.refusal().code->id);
  };
  EXPECT_EQ(add(1), "invalid_value");
  EXPECT_EQ(add(4), "invalid_value");
  EXPECT_EQ(add(3), "");
  EXPECT_EQ(add(3), "") << "its answer was lost";
  EXPECT_EQ(run_of(report).state, "collecting");
  EXPECT_EQ(add(2), "");
  wait_for(report, "finished");
  EXPECT_EQ(add(2), "") << "its answer was lost";
  EXPECT_EQ(charged_for("p"), 900);
  EXPECT_EQ(run_of(report).lines_landed, 3);
}

TEST_P(DeliveryRuns, that_a_stop_interrupts_go_on_at_the_next_start_and_count_once) {
  Lines many;
  for (int i = 0; i < 4'000; ++i) many.push_back(of("s-" + std::to_string(i), "0.01"));
  imports::Report report;
  report.import_id = imports::open_with_upload(database(), consumption::k_bills,
                                               {file(csv(many)), "many.csv"}, {"", 1}, k_operator);
  for (int i = 0; i < 500 && run_of(report).lines_read == 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  imports::stop(database());
  EXPECT_EQ(run_of(report).state, "running");
  imports::start(database());
  wait_for(report, "finished");
  EXPECT_EQ(run_of(report).lines_landed + run_of(report).lines_duplicate, 4'000);
  EXPECT_EQ(day_sum("2026-11-01", "2026-11-30").in_fen(), 4'000);
}

TEST_P(DeliveryRuns, that_were_cut_off_never_count_less_than_nothing_that_waits) {
  auto line = of("w", "1.00");
  line.account = "A-7";
  const auto report = deliver({line});
  static const db::Statement begun_anew{
      "delivery_runs_test.begun_anew",
      "UPDATE import_run SET lines_waiting = 0, lines_duplicate = 1 WHERE tenant_id = $1 AND import_id = $2"};
  database().write(TenantId(), [&](db::Transaction& tx) {
    return tx.change(begun_anew, {std::int64_t{0}, report.import_id}) == 1;
  });
  map("A-7", theirs);
  EXPECT_EQ(run_of(report).lines_waiting, 0);
  EXPECT_EQ(charged_for("w"), 100);
}

TEST_P(DeliveryRuns, that_were_never_sent_whole_are_dropped_after_a_day) {
  imports::Report report;
  report.import_id = imports::open_with_upload(database(), consumption::k_bills,
                                               {file(csv({of("p", "3.00")})), "a.csv"}, {"", 2}, k_operator);
  imports::resume(database(), now.plus_seconds(3'600));
  EXPECT_EQ(run_of(report).state, "collecting");
  imports::resume(database(), now.plus_seconds(86'401));
  EXPECT_EQ(run_of(report).state, "dropped");
  EXPECT_FALSE(std::filesystem::exists(folder_of(report)));
}

}  // namespace
}  // namespace pc::rooms
