// An export task as a thing: its states, how long it is kept, how its file is called. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"

namespace pc::exports {

struct TaskTag {
  static constexpr const char* name = "export";
};
using TaskId = Id<TaskTag>;

enum class State { waiting, running, done, failed };
std::string_view state_text(State state);
std::optional<State> state_of_text(std::string_view text);

enum class Format { csv, xlsx };
std::string_view format_text(Format format);
std::optional<Format> format_of_text(std::string_view text);

/// Of which rows: those the filters leave (导出当前记录), or every row the person may see (导出全部).
enum class Scope { filtered, all };
std::string_view scope_text(Scope scope);
std::optional<Scope> scope_of_text(std::string_view text);

struct Task {
  TenantId tenant;
  TaskId id;
  access::PersonId person;
  std::string list, title_en, title_zh, query;
  Scope scope = Scope::filtered;
  Format format = Format::xlsx;
  bool byte_order_mark = true;
  Language language = Language::zh_CN;
  State state = State::waiting;
  std::int64_t rows_done = 0, rows_total = 0, bytes = 0;
  std::string sha256, fault;
  bool in_full = false;  // personal data as it is
  std::string reason;    // why, when it is
  Instant created_at{0}, finished_at{0};
};

inline constexpr std::int64_t k_days_kept = 30;
inline constexpr std::int64_t k_unfinished_max = 10;  // of one person
inline constexpr std::int64_t k_attempts_max = 3;
inline constexpr std::int64_t k_lease_seconds = 30;

inline Instant ends_at(const Task& task) { return task.created_at.plus_seconds(k_days_kept * 86'400); }

/// What a task is called in the person's language, and its file when it is saved: "查询客户-20261124-120000.xlsx".
std::string_view title_of(const Task& task, Language language);
std::string saved_name(const Task& task);
/// Where it lies in the folder of exports.
std::string stored_name(const Task& task);

/// Whole percent; nothing when the number of rows is not known. 100 only when it is done.
std::optional<int> percent(const Task& task);

/// Takes away what lists::CsvExport and the like put before text that looks like a formula.
std::string_view without_guard(std::string_view cell);

}  // namespace pc::exports
