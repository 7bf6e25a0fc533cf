// Public: files with a header and lines are taken in: streamed, part by part, with progress and every refused line
// named.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "core/audit/audit.hpp"
#include "platform/db/db.hpp"

namespace pc::imports {

namespace errors {
inline constexpr ErrorCode unknown{"imports.unknown", Kind::not_found, "There is no such import.",
                                   "该导入记录不存在。"};
inline constexpr ErrorCode not_asking{"imports.not_asking", Kind::precondition,
                                      "This import does not wait for a decision.", "该导入不在等待决定。"};
inline constexpr ErrorCode not_collecting{"imports.not_collecting", Kind::precondition,
                                          "This import takes no more files.", "该导入不再接收文件。"};
inline constexpr ErrorCode files_elsewhere{
    "imports.files_elsewhere", Kind::precondition,
    "The files of this import lie on another server, or are gone. Decide there, or import them again.",
    "该导入的文件保存在另一台服务器上或已不存在，请在那里处理，或重新导入。"};
// Why an import ended early.
inline constexpr ErrorCode empty_file{"imports.empty_file", Kind::invalid, "The file is empty.",
                                      "文件为空。"};
inline constexpr ErrorCode same_content{
    "imports.same_content", Kind::invalid,
    "It has the same content as {}. Equal lines of one import all count: give each file once.",
    "内容与 {} 相同。同一次导入中相同的行会全部计入，请勿重复提供文件。"};
inline constexpr ErrorCode cut_off{"imports.cut_off", Kind::unavailable,
                                   "The import was cut off. Import the files again; known lines are skipped.",
                                   "导入中断，请重新导入，已导入的行会自动跳过。"};
}  // namespace errors

struct Progress {
  std::int64_t bytes_total = 0, bytes_done = 0;
  std::int64_t lines_read = 0, lines_landed = 0, lines_waiting = 0, lines_duplicate = 0, lines_changed = 0,
               lines_gone = 0, lines_refused = 0;
};
struct FaultLine {
  std::int64_t line = 0;
  std::string column, reason_code, reason_en, reason_zh, value;
  std::string file_name = {};
};
/// In both languages; a long value is cut.
FaultLine fault_line(std::int64_t line, const Refusal& why, std::string_view value);

struct Landed {
  std::int64_t landed = 0, waiting = 0, duplicate = 0, changed = 0, gone = 0;
  std::vector<FaultLine> refused;
};

/// What a reader is told of its import.
struct Task {
  db::Database* database = nullptr;
  std::int64_t import_id = 0;
  /// How the files are meant, as their kind understands it; empty: not said.
  std::string mode;
  /// What was asked after an earlier reading, and what the operator answered; empty: nothing.
  std::string question, answer;
  /// Who runs it now; what was begun by another runner is no longer of this import (still_ours).
  std::string runner;
};

/// Thrown by a reader: the import ends for this reason, told in both languages.
struct Refused : std::runtime_error {
  explicit Refused(const Refusal& refusal) : std::runtime_error(refusal.message(Language::en)), why(refusal) {}
  Refusal why;
};

/// What one kind of file says. What these throw ends the import.
class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;
  /// Of each file. Refuses one that is of another kind.
  virtual Outcome header(std::span<const std::string_view> names) = 0;
  /// Keeps a line until it lands, or tells what is wrong with it.
  virtual std::optional<FaultLine> take(std::span<const std::string_view> fields, std::int64_t number) = 0;
  /// What was kept begins to land. Returns what has landed since it was asked last.
  virtual Landed land() = 0;
  /// Waits for what is landing still.
  virtual Landed settle() { return {}; }

  /// What becomes of the import when all files were read to their end.
  struct Next {
    enum class What {
      done,
      again,  // all files are to be read once more; faults of lines are not told again
      ask,    // nothing counts yet: an operator decides
    } what = What::done;
    std::string question;  // JSON
  };
  /// To be told what landed, and at least every few seconds in long work: who is silent for long is taken for dead.
  using Note = std::function<void(Landed)>;
  /// `refused`: lines until now, of all files.
  virtual Next read_to_end(const Note& note, std::int64_t refused) {
    static_cast<void>(note), static_cast<void>(refused);
    return {};
  }
};

struct Kind {
  std::string_view id;
  std::unique_ptr<Reader> (*reader)(const Task& task);
  /// What holds of a file that could not be read to its end, in both languages.
  std::string_view after_en, after_zh;
  std::span<const std::string_view> modes = {}, answers = {};
};

/// Lent by the application. Kinds are declared to the services, each as a `const Kind*`.
struct Settings {
  std::string data_folder;
  /// Lines that land together, and how often progress is kept; tests take less.
  std::size_t part_lines = 1000;
  std::chrono::milliseconds between_notes{300};
};

struct File {
  std::string path, name;
};
struct Report {
  std::int64_t import_id = 0;
  Progress progress;
  std::vector<FaultLine> faults;  // at most the first 1,000, as many as are stored
  std::string error;              // why the import ended early; empty when it did not
  std::string question;           // what an operator is asked; empty: nothing
};
using Tell = std::function<void(const Progress&)>;

/// Several files are one import.
Report import_files(db::Database& database, const Kind& kind, const std::vector<File>& files,
                    const std::string& mode, const access::Principal& who, const Tell& tell = {});
Report import_file(db::Database& database, const Kind& kind, const std::string& path, const std::string& name,
                   const access::Principal& who, const Tell& tell = {});

/// An operator decides what an import asked; "drop" ends it without any effect. Refuses imports.unknown, not_asking,
/// files_elsewhere, invalid_value.
Outcome decide(db::Database& database, const Kind& kind, std::int64_t import_id, const std::string& answer,
               const access::Principal& who);
/// Runs what was decided, here and now.
Report go_on(db::Database& database, const Kind& kind, std::int64_t import_id, const access::Principal& who,
             const Tell& tell = {});
/// The same beside the server's other work.
void go_on_in_background(db::Database& database, const Kind& kind, std::int64_t import_id,
                         const access::Principal& who);

/// Whether this import is still run by whom it was given to; to be asked in every transaction in which it writes.
bool still_ours(db::Reader& reader, const Task& task, Instant now);
/// Whether somebody runs it at the moment.
bool is_alive(db::Reader& reader, std::int64_t import_id, Instant now);
/// What landed, or went, of an import after it had ended, so that its numbers are those of now.
void recount(db::Transaction& tx, std::int64_t import_id, const Landed& more);

/// Takes over what dead processes left where its files lie here, and closes what nobody can go on with. A job.
std::int64_t resume(db::Database& database, Instant now);
/// At start: the same, and files that no import needs any more are removed.
void start(db::Database& database);
/// Stops background imports; they go on at the next start.
void stop(db::Database& database);

}  // namespace pc::imports
