#include "tasks.hpp"

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

wire::Fields TaskRow::fields() {
  using R = TaskRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The task."),
      wire::field<&R::title>("title", "What is exported."),
      wire::field<&R::list>("list", "Path of the list."),
      wire::field<&R::scope>("scope", "filtered or all."),
      wire::field<&R::format>("format", "csv or xlsx."),
      wire::field<&R::state>("state", "waiting, running, done or failed."),
      wire::field<&R::rows>("rows", "Rows written."),
      wire::field<&R::percent>("percent", "How far it is; null when that is not known."),
      wire::field<&R::bytes>("bytes", "Size of the file."),
      wire::field<&R::sha256>("sha256", "SHA-256 of the file."),
      wire::field<&R::file_name>("file_name", "Name of the file when it is saved."),
      wire::field<&R::fault>("fault", "Why it failed."),
      wire::field<&R::in_full>("in_full", "Whether it holds personal data in full."),
      wire::field<&R::reason>("reason", "What that is needed for."),
      wire::field<&R::created_at>("created_at", "When it was asked for."),
      wire::field<&R::finished_at>("finished_at", "When it ended."),
      wire::field<&R::kept_until>("kept_until", "When task and file are removed.")};
  return all;
}

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
