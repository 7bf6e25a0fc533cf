#include "create_in_full.hpp"
#include "parts.hpp"
#include "remove.hpp"
#include "tasks.hpp"

namespace pc::exports {
namespace {

constexpr std::string_view k_file_types =
    "text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string type_of(Format format) {
  const auto blank = k_file_types.find(' ');
  return format == Format::csv ? std::string(k_file_types.substr(0, blank)) + "; charset=utf-8"
                               : std::string(k_file_types.substr(blank + 1));
}

Result<Task> own_done_task(db::Database& database, const access::Principal& who, TaskId id) {
  Result<Task> task = errors::unknown;
  database.read([&](db::Reader& reader) { task = own_task(reader, who, id); });
  if (!task) return task;
  if (task->state != State::done) return errors::not_done;
  return task;
}

/// The audit log keeps who took which file.
void note(db::Database& database, const access::Principal& who, const Task& task,
          const std::string& request_id) {
  const auto finished = database.write(who.tenant, [&](db::Transaction& tx) {
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"exports.download", "export_id:" + task.id.text(), "done",
         R"({"list":")" + task.list + R"(","rows":)" + std::to_string(task.rows_done) + "}", request_id},
        use<Clock>(tx).now());
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
}

Result<edge::Nothing> download(const access::Principal& who, edge::Exchange& exchange, const OneTask& input) {
  auto& database = *exchange.database;
  PC_TRY(task, own_done_task(database, who, input.export_id));
  auto file = http::FileBody::open(path_of(use<Settings>(database), task));
  if (!file) return errors::file_gone;
  note(database, who, task, exchange.request_id);
  exchange.answer_file = std::move(file);
  exchange.answer_file_type = type_of(task.format);
  exchange.answer_file_name = saved_name(task);
  return edge::Nothing{};
}

audit::Note note_of(const std::string& list, const std::optional<Text<0, 4000>>& query, const Created* made,
                    const std::string& reason) {
  audit::Note note;
  if (made != nullptr) note.subject = "export_id:" + made->id.text();
  wire::Out out(note.detail);
  out.begin_object();
  out.key("list");
  out.string(list);
  out.key("query");
  out.string(query ? query->value : "");
  if (!reason.empty()) {
    out.key("reason");
    out.string(reason);
  }
  out.end_object();
  return note;
}

}  // namespace

std::string path_of(const Settings& settings, const Task& task) {
  return settings.folder + "/" + stored_name(task);
}

void add_routes(edge::Routes& routes) {
  using edge::Access;
  using edge::Verb;
  routes.add(edge::Write<Create, Created>{
      .verb = Verb::post,
      .path = "/api/v1/exports",
      .access = Access::signed_in(),
      .audit = "exports.create",
      .says = {"Export a list to a file", "创建导出任务"},
      .refuses = {&errors::acting, &errors::unknown_list, &errors::too_many},
      .run = [](work::Work& work, const Create& input) { return create(work, input); },
      .status = 201,
      .note = [](const Create& input,
                 const Created* made) { return note_of(input.list.value, input.query, made, {}); }});
  routes.add(edge::Write<CreateInFull, Created>{
      .verb = Verb::post,
      .path = "/api/v1/exports/in-full",
      .access = Access::needs(permissions::in_full),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "exports.create_in_full",
      .says = {"Export personal data in full", "导出完整个人信息"},
      .refuses = {&errors::acting, &errors::unknown_list, &errors::not_of_customers, &errors::too_many},
      .run = &create_in_full,
      .status = 201,
      .note = [](const CreateInFull& input, const Created* made) {
        return note_of(input.list.value, input.query, made, input.reason.value);
      }});
  routes.add(edge::Read<TaskQuery, TaskRows>{.path = "/api/v1/exports",
                                             .access = Access::signed_in(),
                                             .says = {"List the exports of mine", "查询导出记录"},
                                             .run = &list_tasks});
  routes.add(edge::Write<OneTask, edge::Nothing>{.verb = Verb::del,
                                                 .path = "/api/v1/exports/{export_id}",
                                                 .access = Access::signed_in(),
                                                 .audit = "exports.remove",
                                                 .says = {"Remove an export", "删除导出记录"},
                                                 .refuses = {&errors::unknown},
                                                 .run = &remove});
  routes.add(edge::Direct<OneTask, edge::Nothing>{
      .verb = Verb::get,
      .path = "/api/v1/exports/{export_id}/file",
      .access = Access::signed_in(),
      .audit = "exports.download",
      .says = {"Download an export", "下载导出文件"},
      .refuses = {&errors::unknown, &errors::not_done, &errors::file_gone},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const OneTask& input) {
        return download(who, exchange, input);
      },
      .file_types = k_file_types});
}

}  // namespace pc::exports
