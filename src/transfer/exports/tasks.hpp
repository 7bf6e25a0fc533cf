// Reading: 导出记录, the export tasks of the person who asks.
#pragma once
#include "create.hpp"

namespace pc::exports {

std::span<const wire::Name<State>> names(State);

struct TaskQuery {
  static constexpr const char* shape_name = "ExportQuery";
  std::optional<State> state;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct TaskRow {
  static constexpr const char* shape_name = "ExportRow";
  TaskId id;
  std::string title, list;
  Scope scope = Scope::filtered;
  Format format = Format::xlsx;
  State state = State::waiting;
  std::int64_t rows = 0;
  std::optional<int> percent;
  std::int64_t bytes = 0;
  std::string sha256, file_name, fault;
  bool in_full = false;
  std::string reason;
  Instant created_at;
  std::optional<Instant> finished_at;
  Instant kept_until;
  static wire::Fields fields();
};
struct TaskRows {
  static constexpr const char* shape_name = "ExportRows";
  std::int64_t total = 0;
  std::vector<TaskRow> items;
  static wire::Fields fields();
};
Result<TaskRows> list_tasks(const work::View& view, const TaskQuery& query);

struct OneTask {
  static constexpr const char* shape_name = "OneExport";
  TaskId export_id;
  static wire::Fields fields();
};
/// The person's own task; somebody else's is as one that is not there. Refuses exports.unknown.
Result<Task> own_task(db::Reader& reader, const access::Principal& who, TaskId id);

}  // namespace pc::exports
