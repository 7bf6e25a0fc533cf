#include "tasks.hpp"

#include "api/lists/row_fields.hpp"
#include "parts.hpp"

namespace pc::exports {
namespace {

TaskRow row_of(const Task& task, Language language) {
  TaskRow row;
  row.id = task.id;
  row.title = title_of(task, language);
  row.list = task.list;
  row.scope = task.scope;
  row.format = task.format;
  row.state = task.state;
  row.rows = task.rows_done;
  row.percent = percent(task);
  row.bytes = task.bytes;
  row.sha256 = task.sha256;
  row.file_name = saved_name(task);
  row.fault = task.fault;
  row.in_full = task.in_full;
  row.reason = task.reason;
  row.created_at = task.created_at;
  if (task.finished_at.micros != 0) row.finished_at = task.finished_at;
  row.kept_until = ends_at(task);
  return row;
}

using R = TaskRow;
using lists::computed;
const lists::RowFields k_fields(std::vector<lists::ListColumn<R>>{
    computed<&R::id>({}, "The task."), computed<&R::title>({"Content", "导出内容"}, "What is exported."),
    computed<&R::list>({}, "Path of the list."),
    computed<&R::scope>({"Which records", "导出范围"}, "filtered or all.").in_words_of("export_scope"),
    computed<&R::format>({"Format", "文件格式"}, "csv or xlsx.").in_words_of("export_file"),
    computed<&R::state>({"State", "导出状态"}, "waiting, running, done or failed.")
        .in_words_of("export_state"),
    computed<&R::rows>({"Records", "记录数"}, "Rows written."),
    computed<&R::percent>({}, "How far it is; null when that is not known."),
    computed<&R::bytes>({"Size", "文件大小"}, "Size of the file."),
    computed<&R::sha256>({"SHA-256", "SHA-256"}, "SHA-256 of the file.").as_id(),
    computed<&R::file_name>({}, "Name of the file when it is saved."),
    computed<&R::fault>({}, "Why it failed."),
    computed<&R::in_full>({}, "Whether it holds personal data in full."),
    computed<&R::reason>({}, "What that is needed for."),
    computed<&R::created_at>({"Requested", "创建时间"}, "When it was asked for."),
    computed<&R::finished_at>({"Ended", "完成时间"}, "When it ended."),
    computed<&R::kept_until>({"Kept until", "保留至"}, "When task and file are removed.")});

}  // namespace

std::span<const wire::Name<State>> names(State) {
  static constexpr wire::Name<State> all[] = {{State::waiting, "waiting"},
                                              {State::running, "running"},
                                              {State::done, "done"},
                                              {State::failed, "failed"}};
  return all;
}

wire::Fields TaskQuery::fields() {
  static constexpr wire::Field all[] = {wire::field<&TaskQuery::state>("state", "Only tasks in this state."),
                                        wire::defaulted<&TaskQuery::limit>("limit", "Rows a page."),
                                        wire::defaulted<&TaskQuery::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields TaskRow::fields() { return k_fields.all(); }

wire::Fields TaskRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&TaskRows::total>("total", "Tasks that match."),
                                        wire::field<&TaskRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields OneTask::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneTask::export_id>("export_id", "The task.")};
  return all;
}

Result<TaskRows> list_tasks(const work::View& view, const TaskQuery& query) {
  const std::string state = query.state ? std::string(state_text(*query.state)) : std::string();
  TaskRows page;
  page.total = view.reader.one(store::count_tasks, {view.who.tenant, view.who.person, state}).found;
  for (const auto& row : view.reader.rows(store::select_tasks, {view.who.tenant, view.who.person, state,
                                                                query.limit.value, query.offset.value}))
    page.items.push_back(row_of(store::task_of(row), view.who.language));
  return page;
}

Result<Task> own_task(db::Reader& reader, const access::Principal& who, TaskId id) {
  const auto row = reader.maybe(store::select_task, {who.tenant, id});
  if (!row) return refuse(errors::unknown, "export_id");
  Task task = store::task_of(*row);
  if (task.person != who.person || who.actor) return refuse(errors::unknown, "export_id");
  return task;
}

}  // namespace pc::exports
