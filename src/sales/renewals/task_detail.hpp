// Public: a renewal task with what was heard from the customer.
#pragma once
#include "task_list.hpp"

namespace pc::renewals {

struct OneTask {
  static constexpr const char* shape_name = "OneRenewalTask";
  TaskId task_id;
  static wire::Fields fields();
};
struct RecordRow {
  static constexpr const char* shape_name = "RenewalRecord";
  Outlook outlook = Outlook::will_renew;
  std::optional<Day> expected_on;
  std::optional<Money> expected_amount;
  std::string reason, remark, by;
  Instant at;
  static wire::Fields fields();
};
struct TaskDetail {
  static constexpr const char* shape_name = "RenewalTaskDetail";
  TaskRow task;
  std::vector<RecordRow> records;
  static wire::Fields fields();
};
/// Refuses renewals.unknown.
Result<TaskDetail> show_task(const work::View& view, const OneTask& query);

}  // namespace pc::renewals
