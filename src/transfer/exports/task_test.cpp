#include "task.hpp"

#include <gtest/gtest.h>

namespace pc::exports {
namespace {

Task some_task() {
  Task task;
  task.id = TaskId(42);
  task.title_en = "Export customers";
  task.title_zh = "导出客户";
  task.created_at = Instant{1'795'492'800'000'000};  // 2026-11-24T12:00 in Beijing
  return task;
}

TEST(ExportTask, its_file_is_called_by_the_list_and_the_business_time) {
  Task task = some_task();
  EXPECT_EQ(saved_name(task), "导出客户-20261124-120000.xlsx");
  task.language = Language::en;
  task.format = Format::csv;
  EXPECT_EQ(saved_name(task), "Export customers-20261124-120000.csv");
  EXPECT_EQ(stored_name(task), "42.csv");
}

TEST(ExportTask, it_is_whole_only_when_it_is_done) {
  Task task = some_task();
  EXPECT_FALSE(percent(task));
  task.state = State::running;
  task.rows_total = 200;
  task.rows_done = 50;
  EXPECT_EQ(percent(task), 25);
  task.rows_done = 250;  // rows came in meanwhile
  EXPECT_EQ(percent(task), 99);
  task.state = State::done;
  EXPECT_EQ(percent(task), 100);
}

TEST(ExportTask, the_guard_before_a_formula_is_taken_away_and_nothing_else) {
  EXPECT_EQ(without_guard("'=1+1"), "=1+1");
  EXPECT_EQ(without_guard("'-x"), "-x");
  EXPECT_EQ(without_guard("'s Hertogenbosch"), "'s Hertogenbosch");
  EXPECT_EQ(without_guard("'"), "'");
  EXPECT_EQ(without_guard(""), "");
}

TEST(ExportTask, it_is_kept_thirty_days) { EXPECT_EQ(Day::of(ends_at(some_task())).text(), "2026-12-24"); }

TEST(ExportTask, texts_lead_back_to_what_they_stand_for) {
  for (const auto state : {State::waiting, State::running, State::done, State::failed})
    EXPECT_EQ(state_of_text(state_text(state)), state);
  for (const auto format : {Format::csv, Format::xlsx})
    EXPECT_EQ(format_of_text(format_text(format)), format);
  for (const auto scope : {Scope::filtered, Scope::all}) EXPECT_EQ(scope_of_text(scope_text(scope)), scope);
  EXPECT_FALSE(state_of_text("gone"));
}

}  // namespace
}  // namespace pc::exports
