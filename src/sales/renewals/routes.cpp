#include "routes.hpp"

#include "process.hpp"
#include "task_detail.hpp"

namespace pc::renewals {
namespace {

struct RecordInput {
  static constexpr const char* shape_name = "ProcessRenewalTask";
  TaskId task_id;
  Outlook outlook = Outlook::will_renew;
  std::optional<Day> expected_on;
  std::optional<Money> expected_amount;
  std::optional<Text<0, 255>> reason;
  std::optional<Text<0, 500>> remark;
  static wire::Fields fields() {
    using I = RecordInput;
    static constexpr wire::Field all[] = {
        wire::field<&I::task_id>("task_id", "The task."),
        wire::field<&I::outlook>("outlook", "will_renew, renewed, downgrade, will_not_renew or unreachable."),
        wire::field<&I::expected_on>("expected_on", "When the customer is expected to renew."),
        wire::field<&I::expected_amount>("expected_amount", "For how much, yuan."),
        wire::field<&I::reason>("reason", "Why it does not renew; required for will_not_renew."),
        wire::field<&I::remark>("remark", "What else was heard.")};
    return all;
  }
};
struct CloseTask {
  static constexpr const char* shape_name = "CloseRenewalTask";
  TaskId task_id;
  Text<1, 255> reason;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&CloseTask::task_id>("task_id", "The task."),
                                          wire::field<&CloseTask::reason>("reason", "Why it is closed.")};
    return all;
  }
};

Result<edge::Nothing> run_record(work::Work& work, const RecordInput& in) {
  PC_CHECK(
      record(work, in.task_id,
             {in.outlook, in.expected_on, in.expected_amount, in.reason ? in.reason->value : std::string(),
              in.remark ? in.remark->value : std::string()}));
  return edge::Nothing{};
}
Result<edge::Nothing> run_close(work::Work& work, const CloseTask& in) {
  PC_CHECK(close(work, in.task_id, in.reason.value));
  return edge::Nothing{};
}

}  // namespace

void add_routes(edge::Routes& routes) {
  const auto view = edge::Access::needs(permissions::view),
             process = edge::Access::needs(permissions::process);
  routes.add(edge::Read<TaskQuery, TaskRows>{.path = "/api/v1/renewal-tasks",
                                             .access = view,
                                             .says = {"List renewal tasks", "查询大单续订任务"},
                                             .run = &list_tasks});
  routes.add(edge::DownloadOf<TaskQuery>{{"/api/v1/renewal-tasks/export",
                                          view,
                                          {"Export renewal tasks", "导出大单续订任务"},
                                          "text/csv; charset=utf-8",
                                          "renewal-tasks.csv"},
                                         &export_tasks,
                                         {&errors::long_range},
                                         true,
                                         task_cells()});
  routes.add(edge::Read<OneTask, TaskDetail>{.path = "/api/v1/renewal-tasks/{task_id}",
                                             .access = view,
                                             .says = {"A renewal task", "查看大单续订任务"},
                                             .refuses = {&errors::unknown},
                                             .run = &show_task});
  routes.add(edge::Write<RecordInput, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/renewal-tasks/{task_id}/records",
      .access = process,
      .audit = "renewals.record",
      .says = {"Process a renewal task", "处理大单续订任务"},
      .refuses = {&errors::unknown, &errors::distributor_processes, &errors::over, &errors::reason_missing},
      .run = &run_record});
  routes.add(edge::Write<CloseTask, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/renewal-tasks/{task_id}/closure",
      .access = process,
      .audit = "renewals.close",
      .says = {"Close a renewal task", "关闭大单续订任务"},
      .refuses = {&errors::unknown, &errors::distributor_processes, &errors::over},
      .run = &run_close});
}

}  // namespace pc::renewals
