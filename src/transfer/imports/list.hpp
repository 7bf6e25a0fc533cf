// Public: imports with their progress, and the lines they refused.
#pragma once
#include "imports.hpp"
#include "api/lists/list.hpp"
#include "core/work/work.hpp"

namespace pc::imports {

struct ImportTag {
  static constexpr const char* name = "import";
};
using ImportId = Id<ImportTag>;

struct Paging {
  lists::Limit limit;
  lists::Offset offset;
  static constexpr const char* shape_name = "Paging";
  static wire::Fields fields();
};
struct OneImport {
  ImportId import_id;
  lists::Limit limit;
  lists::Offset offset;
  static constexpr const char* shape_name = "OneImport";
  static wire::Fields fields();
};
struct Upload {
  std::optional<Text<0, 20>> mode;
  wire::Bounded<1, 500> files;
  static constexpr const char* shape_name = "Upload";
  static wire::Fields fields();
};
struct UploadMore {
  ImportId import_id;
  wire::Bounded<2, 500> number;
  static constexpr const char* shape_name = "UploadMore";
  static wire::Fields fields();
};
struct Decide {
  ImportId import_id;
  Text<1, 20> answer;
  static constexpr const char* shape_name = "Decide";
  static wire::Fields fields();
};
struct ImportRow {
  std::string id, file_name, state, step, mode;
  std::int64_t files = 1, bytes_total = 0, bytes_done = 0, lines_read = 0, lines_landed = 0,
               lines_waiting = 0, lines_duplicate = 0, lines_changed = 0, lines_gone = 0, lines_refused = 0;
  std::string error, error_zh, operator_name;
  Instant started_at;
  std::optional<Instant> finished_at;
  static constexpr const char* shape_name = "ImportRow";
  static wire::Fields fields();
};
struct ImportRows {
  std::int64_t total = 0;
  std::vector<ImportRow> items;
  static constexpr const char* shape_name = "ImportRows";
  static wire::Fields fields();
};
struct FileRow {
  std::int64_t number = 0;
  std::string file_name;
  std::int64_t bytes_total = 0;
  static constexpr const char* shape_name = "FileRow";
  static wire::Fields fields();
};
struct FileRows {
  std::int64_t total = 0;
  std::vector<FileRow> items;
  static constexpr const char* shape_name = "FileRows";
  static wire::Fields fields();
};
struct FaultRow {
  std::string file_name;
  std::int64_t line = 0;
  std::string column, reason_code, reason, reason_en, reason_zh, value;
  static constexpr const char* shape_name = "FaultRow";
  static wire::Fields fields();
};
struct FaultRows {
  std::int64_t total = 0;
  std::vector<FaultRow> items;
  static constexpr const char* shape_name = "FaultRows";
  static wire::Fields fields();
};
struct ImportStarted {
  std::string id;
  static constexpr const char* shape_name = "ImportStarted";
  static wire::Fields fields();
};

/// Columns that the file of every kind of import has. What landed each kind says in its own words.
namespace runs_file {
inline constexpr lists::Column id{"id", "Import", "导入编号"}, file_name{"file_name", "File", "文件名"},
    state = lists::in_words("import_state", "state", "State", "状态"),
    lines_read{"lines_read", "Lines", "总行数"}, lines_refused{"lines_refused", "Refused", "拒绝"},
    operator_name{"operator", "Operator", "操作人", true}, started_at{"started_at", "Started", "开始时间"},
    finished_at{"finished_at", "Finished", "完成时间"}, error{"error", "Fault", "失败原因"};
}  // namespace runs_file

Result<ImportRows> runs(const Kind& kind, const work::View& view, const Paging& query);
/// Refuses imports.unknown.
Result<ImportRow> run(const Kind& kind, const work::View& view, const OneImport& query);
Result<FaultRows> faults(const Kind& kind, const work::View& view, const OneImport& query);
/// What stands in the columns of the file of faults.
const lists::FileCells& fault_cells();
Result<Done> export_faults(const Kind& kind, const work::View& view, const OneImport& query,
                           const std::function<void(std::string_view)>& write);
/// An import has few files: they are cut into pages in memory.
Result<FileRows> files(const Kind& kind, const work::View& view, const OneImport& query);

/// What an import asks at the moment; "" when it does not. Refuses imports.unknown.
Result<std::string> question(const Kind& kind, db::Reader& reader, ImportId import);

}  // namespace pc::imports
