#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "core/audit/reveals.hpp"
#include "desk.hpp"
#include "people/operation_log/entries.hpp"
#include "platform/base/hash.hpp"

namespace pc::exports::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const db::Statement seize{"exports.test_seize",
                          "UPDATE export_queue SET runner = $1, leased_until = $2, attempts = $3"};

class Exports : public Desk {};
PC_ON_BOTH_ENGINES(Exports)

TEST_P(Exports, the_file_is_what_the_list_says) {
  const auto id = ask(person(1));
  EXPECT_EQ(tasks(person(1)).at(0).state, State::waiting);
  EXPECT_EQ(run(), 1);
  const auto task = tasks(person(1)).at(0);
  EXPECT_EQ(task.state, State::done);
  EXPECT_EQ(task.rows, 2);
  EXPECT_EQ(task.percent, 100);
  EXPECT_EQ(task.title, "Export things");
  EXPECT_EQ(task.file_name, "Export things-20261124-120000.csv");
  const auto text = file(id);
  EXPECT_EQ(text, "\xEF\xBB\xBFThing,Of\r\napple,Person 1\r\nbread,Person 1\r\n");
  EXPECT_EQ(task.bytes, static_cast<std::int64_t>(text.size()));
  EXPECT_EQ(task.sha256, sha256_hex(text));
}

constexpr auto k_masked =
    "\xEF\xBB\xBF"
    "Customer ID,Name,Mobile\r\n11,Cu***11,138****5678\r\n12,Cu***12,138****5678\r\n"
    "11,Cu***11,138****5678\r\n";

TEST_P(Exports, personal_data_is_masked_and_says_whose_it_is) {
  const auto id = ask(person(1), Format::csv, "/api/v1/goods");
  ASSERT_EQ(run(), 1);
  EXPECT_EQ(file(id), k_masked);
  EXPECT_FALSE(tasks(person(1)).at(0).in_full);
}

TEST_P(Exports, in_full_with_a_reason_that_every_customer_in_the_file_sees) {
  auto who = person(1);
  who.permissions.emplace_back(permissions::in_full.id);
  known = [&](access::PersonId) { return std::optional(who); };
  const auto id = ask_in_full(who, "/api/v1/goods", "yearly review");
  ASSERT_EQ(run(), 1);
  EXPECT_EQ(file(id),
            "\xEF\xBB\xBF"
            "Customer ID,Name,Mobile\r\n11,Customer 11,13812345678\r\n"
            "12,Customer 12,13812345678\r\n11,Customer 11,13812345678\r\n");
  EXPECT_EQ(tasks(who).at(0).reason, "yearly review");
  database().read([&](db::Reader& reader) {
    for (const std::int64_t customer : {11, 12}) {
      const auto looks = audit::looks_at(reader, {who.tenant, "customer", customer}, 10, 0);
      ASSERT_EQ(looks.size(), 1u) << "once each";
      EXPECT_EQ(looks[0].person_name, "Person 1");
      EXPECT_EQ(looks[0].reason, "yearly review");
      EXPECT_THAT(looks[0].fields, ElementsAre("file"));
    }
  });
}

TEST_P(Exports, in_full_of_the_vendor_is_kept_where_the_customers_are) {
  auto who = person(1);
  who.side = access::Side::vendor;
  who.permissions.emplace_back(permissions::in_full.id);
  known = [&](access::PersonId) { return std::optional(who); };
  ask_in_full(who, "/api/v1/goods", "audit");
  ASSERT_EQ(run(), 1);
  database().read([&](db::Reader& reader) {
    EXPECT_EQ(audit::count_looks_at(reader, {TenantId(8), "customer", 11}), 1);
    EXPECT_EQ(audit::count_looks_at(reader, {TenantId(7), "customer", 12}), 0) << "of nobody we know";
  });
}

TEST_P(Exports, in_full_only_of_customers_and_only_as_long_as_one_may) {
  auto who = person(1);
  EXPECT_EQ(ask_in_full(who, "/api/v1/things", "curiosity"), "exports.not_of_customers list");
  who.permissions.emplace_back(permissions::in_full.id);
  ASSERT_NE(ask_in_full(who, "/api/v1/goods", "audit"), "");
  known = [&](access::PersonId) { return std::optional(person(1)); };  // it was taken away meanwhile
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(tasks(who).at(0).state, State::failed);
  database().read([&](db::Reader& reader) {
    EXPECT_EQ(audit::count_looks_at(reader, {who.tenant, "customer", 11}), 0);
  });
}

TEST_P(Exports, the_filters_of_the_list_hold) {
  const auto id = ask(person(1), Format::csv, "/api/v1/things", "begins=br&limit=10");
  run();
  EXPECT_THAT(file(id), HasSubstr("bread"));
  EXPECT_EQ(tasks(person(1)).at(0).rows, 1);
}

TEST_P(Exports, a_formula_stays_a_text_in_both_formats) {
  things() = {"=HYPERLINK(\"http://x\")", "-1.50", "@sum"};
  const auto csv = ask(person(1));
  const auto xlsx = ask(person(1), Format::xlsx);
  EXPECT_EQ(run(), 2);
  EXPECT_THAT(file(csv), HasSubstr("\"'=HYPERLINK(\"\"http://x\"\")\",Person 1\r\n-1.50,Person 1\r\n'@sum,"));
  EXPECT_EQ(file(xlsx, Format::xlsx).substr(0, 2), "PK");
}

TEST_P(Exports, a_workbook_opens_in_libreoffice_with_amounts_as_numbers_and_the_rest_as_texts) {
  if (std::system("command -v soffice >/dev/null") != 0) GTEST_SKIP() << "libreoffice-calc-nogui is not installed";
  things() = {"=1+1", "-1234.50", "007", "云帆科技 \"甲, 乙\"", "<&>"};
  const auto id = ask(person(1), Format::xlsx);
  ASSERT_EQ(run(), 1);
  const std::string at = folder.path();
  // 76: UTF-8; the profile is the test's own, so that runs side by side do not wait for each other.
  const std::string convert = "soffice -env:UserInstallation=file://" + at + "/profile --headless --convert-to " +
                              "'csv:Text - txt - csv (StarCalc):44,34,76' --outdir " + at + " " + at + "/" + id +
                              ".xlsx >" + at + "/log 2>&1";
  ASSERT_EQ(std::system(convert.c_str()), 0);
  EXPECT_EQ(file(id),
            "Thing,Of\n=1+1,Person 1\n\"-1,234.50\",Person 1\n007,Person 1\n"
            "\"云帆科技 \"\"甲, 乙\"\"\",Person 1\n<&>,Person 1\n");
}

TEST_P(Exports, what_cannot_be_exported_is_refused_at_once) {
  EXPECT_EQ(ask(person(1), Format::csv, "/api/v1/nothing"), "exports.unknown_list list");
  EXPECT_EQ(ask(person(1), Format::csv, "/api/v1/exports"), "exports.unknown_list list");
  EXPECT_EQ(ask(person(1), Format::csv, "/api/v1/things", "colour=red"), "invalid_value query");
  EXPECT_EQ(ask(person(1, false)), "forbidden ");
  auto acting = person(1);
  acting.actor = access::Actor{access::PersonId(2), "Li Si", "acme", 7};
  EXPECT_EQ(ask(acting), "exports.acting ");
}

TEST_P(Exports, ten_may_wait) {
  for (int i = 0; i < 10; ++i) ask(person(1));
  EXPECT_EQ(tasks(person(1)).size(), 10u);
  EXPECT_EQ(ask(person(1)), "exports.too_many ");
  EXPECT_NE(ask(person(2)), "exports.too_many ");
  EXPECT_EQ(run(), 11);
  EXPECT_NE(ask(person(1)), "exports.too_many ");
}

TEST_P(Exports, a_person_who_was_closed_gets_no_file) {
  ask(person(1));
  known = [](access::PersonId) { return std::nullopt; };
  EXPECT_EQ(run(), 1);
  const auto task = tasks(person(1)).at(0);
  EXPECT_EQ(task.state, State::failed);
  EXPECT_EQ(task.fault, "Whoever asked for this export may no longer sign in.");
  EXPECT_THAT(files(), IsEmpty());
}

TEST_P(Exports, a_person_who_lost_the_permission_gets_no_file) {
  ask(person(1));
  known = [this](access::PersonId id) { return std::optional(person(id.value, false)); };
  run();
  EXPECT_EQ(tasks(person(1)).at(0).fault, "You do not have permission to do this.");
  EXPECT_THAT(files(), IsEmpty());
}

TEST_P(Exports, a_list_that_refuses_while_it_is_written_leaves_no_file) {
  ask(person(1));
  refusing() = &pc::errors::not_found;
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(tasks(person(1)).at(0).state, State::failed);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_P(Exports, a_task_of_a_killed_process_begins_anew) {
  const auto id = ask(person(1));
  change(seize, {std::string("0/dead"), now.plus_seconds(1000).micros, std::int64_t{1}});
  std::ofstream(std::string(folder.path()) + "/" + id + ".csv.abcd.part") << "half a file";
  EXPECT_EQ(run(), 0);  // its lease still holds
  Runner again(database());  // the same process comes back
  again.start();
  for (int i = 0; i < 200 && tasks(person(1)).at(0).state != State::done; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  again.stop();
  EXPECT_EQ(tasks(person(1)).at(0).state, State::done);
  EXPECT_THAT(files(), ElementsAre(id + ".csv"));
  EXPECT_EQ(tasks(person(1)).at(0).sha256, sha256_hex(file(id)));
}

TEST_P(Exports, a_long_task_tells_how_far_it_is_and_keeps_its_lease) {
  things().assign(30, "a thing of some length");
  std::int64_t told = 0;
  while_listing() = [&] {
    if (told == 0) told = tasks(person(1)).at(0).rows;
    clock.stop_at(clock.now().plus_seconds(10));  // far longer in all than a lease
  };
  ask(person(1));
  EXPECT_EQ(run(), 1);
  EXPECT_GT(told, 0);
  EXPECT_LT(told, 30);
  EXPECT_EQ(tasks(person(1)).at(0).state, State::done);
}

TEST_P(Exports, a_task_that_is_held_is_left_alone) {
  ask(person(1));
  change(seize, {std::string("1/other"), now.plus_seconds(30).micros, std::int64_t{1}});
  EXPECT_EQ(run(), 0);
  clock.stop_at(now.plus_seconds(31));  // the other process is gone
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(tasks(person(1)).at(0).state, State::done);
}

TEST_P(Exports, a_task_that_kills_its_process_is_given_up) {
  ask(person(1));
  change(seize, {std::string(), std::int64_t{0}, std::int64_t{3}});
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(tasks(person(1)).at(0).state, State::failed);
}

TEST_P(Exports, a_file_that_cannot_be_written_is_said) {
  ask(person(1));
  ask(person(1));
  std::filesystem::permissions(folder.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  if (std::ofstream(std::string(folder.path()) + "/probe")) GTEST_SKIP() << "root writes everywhere";
  run();
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
  EXPECT_EQ(tasks(person(1)).at(0).fault, "The file could not be written.");
}

TEST_P(Exports, somebody_elses_export_is_as_one_that_is_not_there) {
  const auto id = ask(person(1));
  EXPECT_THAT(tasks(person(2)), IsEmpty());
  database().read([&](db::Reader& reader) {
    const auto foreign = own_task(reader, person(2), TaskId(*parse_id(id)));
    const auto missing = own_task(reader, person(2), TaskId(12345));
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.refusal().code, missing.refusal().code);
    EXPECT_EQ(foreign.refusal().field, missing.refusal().field);
    EXPECT_TRUE(own_task(reader, person(1), TaskId(*parse_id(id))));
  });
}

TEST_P(Exports, what_is_older_than_thirty_days_goes_with_its_file) {
  const auto old = ask(person(1));
  run();
  now = now.plus_seconds(20 * 86'400);
  const auto young = ask(person(1));
  run();
  EXPECT_THAT(files(), ElementsAre(old + ".csv", young + ".csv"));
  EXPECT_EQ(forget_old(database(), now.plus_seconds(11 * 86'400)), 2);  // a task and its file
  EXPECT_THAT(files(), ElementsAre(young + ".csv"));
  EXPECT_EQ(tasks(person(1)).size(), 1u);
}

/// Kilobytes of one line of /proc/self/status.
std::int64_t status(const std::string& name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name)) return std::stoll(line.substr(name.size() + 1));
  return 0;
}

TEST_P(Exports, a_long_list_needs_the_memory_of_a_page) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer keeps what was given back";
#endif
  const char* wanted = std::getenv("PC_TEST_EXPORT_ROWS");
  const int rows = wanted != nullptr ? std::stoi(wanted) : 100'000;
  write_trail(person(1), rows);
  for (const auto format : {Format::csv, Format::xlsx}) {
    const auto id = ask(person(1), format, "/api/v1/trail");
    std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
    const auto before = status("VmRSS:");
    EXPECT_EQ(run(), 1);
    // SQLite's cache of pages, 64 MB, fills with the first three hundred thousand; two million rows need no more.
    EXPECT_LT(status("VmHWM:") - before, 80 * 1024) << "kilobytes";
    EXPECT_EQ(tasks(person(1)).at(0).rows, rows);
    EXPECT_GT(file(id, format).size(), 100'000u);
  }
}

TEST_P(Exports, a_log_of_any_length_counts_no_further_than_a_reader_needs) {
  write_trail(person(1), 10'002);
  database().read([&](db::Reader& reader) {
    const auto view = view_of(reader, person(1));
    const auto first = operation_log::list_entries(view, {}).value();
    EXPECT_EQ(first.total, 10'000);
    EXPECT_TRUE(first.total_more);
    operation_log::TrailQuery far_on;
    far_on.offset = {10'000};
    const auto last = operation_log::list_entries(view, far_on).value();
    EXPECT_EQ(last.total, 10'002) << "who looks further counts further";
    EXPECT_FALSE(last.total_more);
    EXPECT_EQ(last.items.size(), 2u);
  });
}

}  // namespace
}  // namespace pc::exports::test
