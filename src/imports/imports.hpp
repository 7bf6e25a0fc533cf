// Door: a file with a header and lines is taken in: streamed, part by part, with progress and every refused line named.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "audit/audit.hpp"
#include "db/db.hpp"

namespace pc::imports {

namespace errors {
inline constexpr ErrorCode unknown{"imports.unknown", Kind::not_found, "There is no such import.",
                                   "该导入记录不存在。"};
// Why an import ended early.
inline constexpr ErrorCode empty_file{"imports.empty_file", Kind::invalid, "The file is empty.", "文件为空。"};
inline constexpr ErrorCode stopped{"imports.stopped", Kind::unavailable,
                                   "The server stopped. Import the file again; known lines are skipped.",
                                   "服务已停止，请重新导入该文件，已导入的行会自动跳过。"};
inline constexpr ErrorCode cut_off{"imports.cut_off", Kind::unavailable,
                                   "The import was cut off. Import the file again; known lines are skipped.",
                                   "导入中断，请重新导入该文件，已导入的行会自动跳过。"};
}  // namespace errors

struct Parts {
  db::Database* database = nullptr;
  const Clock* clock = nullptr;
  IdSource* ids = nullptr;
  const audit::Trail* trail = nullptr;
  std::string data_folder;
};
void set_parts(const Parts& parts);
const Parts& parts();

struct Progress {
  std::int64_t bytes_total = 0, bytes_done = 0;
  std::int64_t lines_read = 0, lines_landed = 0, lines_waiting = 0, lines_duplicate = 0, lines_refused = 0;
};
struct FaultLine {
  std::int64_t line = 0;
  std::string column, reason_code, reason_en, reason_zh, value;
};
/// In both languages; a long value is cut.
FaultLine fault_line(std::int64_t line, const Refusal& why, std::string_view value);

struct Report {
  std::int64_t import_id = 0;
  Progress progress;
  std::vector<FaultLine> faults;  // at most the first 1,000; all are stored
  std::string error;              // why the import ended early; empty when it did not
};

struct Landed {
  std::int64_t landed = 0, waiting = 0, duplicate = 0;
  std::vector<FaultLine> refused;
};

/// What one kind of file says. What these throw ends the import; lines that have landed stay.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;
  /// Refuses a file that is of another kind.
  virtual Outcome header(std::span<const std::string_view> names) = 0;
  /// Keeps a line until it lands, or tells what is wrong with it.
  virtual std::optional<FaultLine> take(std::span<const std::string_view> fields, std::int64_t number) = 0;
  /// What was kept begins to land. Returns what has landed since it was asked last.
  virtual Landed land() = 0;
  /// Waits for what is landing still.
  virtual Landed settle() { return {}; }
};

struct Kind {
  std::string_view id;
  std::unique_ptr<Reader> (*reader)(std::int64_t import_id);
};

Report import_file(const Kind& kind, const std::string& path, const std::string& name,
                   const access::Principal& who, const std::function<void(const Progress&)>& progress = {});
/// Queues the file and returns the import's id; the file is removed afterwards.
std::int64_t import_in_background(const Kind& kind, const std::string& path, const std::string& name,
                                  const access::Principal& who);

/// At start: imports that were cut off are closed.
void resume();
/// Stops background imports; what they have committed stays.
void stop();

}  // namespace pc::imports
