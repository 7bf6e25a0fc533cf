#include "task_detail.hpp"

#include "store.hpp"

namespace pc::renewals {

wire::Fields OneTask::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneTask::task_id>("task_id", "The task.")};
  return all;
}
wire::Fields RecordRow::fields() {
  using R = RecordRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::outlook>("outlook", "What the customer will do."),
      wire::field<&R::expected_on>("expected_on", "When it is expected to renew."),
      wire::field<&R::expected_amount>("expected_amount", "For how much, yuan."),
      wire::field<&R::reason>("reason", "Why it does not renew."),
      wire::field<&R::remark>("remark", "What else was heard."),
      wire::field<&R::by>("by", "Who wrote it down."),
      wire::field<&R::at>("at", "When.")};
  return all;
}
wire::Fields TaskDetail::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&TaskDetail::task>("task", "The task."),
      wire::field<&TaskDetail::records>("records", "What was heard, newest first.")};
  return all;
}

Result<TaskDetail> show_task(const work::View& view, const OneTask& query) {
  PC_TRY(task, find_task(view, query.task_id));
  TaskDetail detail{std::move(task), {}};
  for (auto& r : view.reader.rows(store::select_records, {view.who.tenant, query.task_id})) {
    RecordRow row{r.outlook, {}, {}, r.reason, r.remark, r.done_by, r.at};
    if (r.expected_on.number != 0) row.expected_on = r.expected_on;
    if (r.expected_amount.positive()) row.expected_amount = r.expected_amount;
    detail.records.push_back(std::move(row));
  }
  return detail;
}

}  // namespace pc::renewals
