// Door: imports with their progress, and the lines they refused.
#pragma once
#include "imports.hpp"
#include "lists/lists.hpp"
#include "work/work.hpp"

namespace pc::imports {

#define PC_IMPORTS_SHAPE(type)                     \
  static constexpr const char* shape_name = #type; \
  static wire::Fields fields()

struct ImportTag {
  static constexpr const char* name = "import";
};
using ImportId = Id<ImportTag>;

struct Paging {
  lists::Limit limit;
  lists::Offset offset;
  PC_IMPORTS_SHAPE(Paging);
};
struct OneImport {
  ImportId import_id;
  lists::Limit limit;
  lists::Offset offset;
  PC_IMPORTS_SHAPE(OneImport);
};
struct Upload {
  std::optional<Text<0, 20>> mode;
  wire::Bounded<1, 500> files;
  PC_IMPORTS_SHAPE(Upload);
};
struct UploadMore {
  ImportId import_id;
  wire::Bounded<2, 500> number;
  PC_IMPORTS_SHAPE(UploadMore);
};
struct Decide {
  ImportId import_id;
  Text<1, 20> answer;
  PC_IMPORTS_SHAPE(Decide);
};
struct ImportRow {
  std::string id, file_name, state, step, mode;
  std::int64_t files = 1, bytes_total = 0, bytes_done = 0, lines_read = 0, lines_landed = 0,
               lines_waiting = 0, lines_duplicate = 0, lines_changed = 0, lines_gone = 0, lines_refused = 0;
  std::string error, operator_name;
  Instant started_at;
  std::optional<Instant> finished_at;
  PC_IMPORTS_SHAPE(ImportRow);
};
struct ImportRows {
  std::int64_t total = 0;
  std::vector<ImportRow> items;
  PC_IMPORTS_SHAPE(ImportRows);
};
struct FileRow {
  std::int64_t number = 0;
  std::string file_name;
  std::int64_t bytes_total = 0;
  PC_IMPORTS_SHAPE(FileRow);
};
struct FileRows {
  std::int64_t total = 0;
  std::vector<FileRow> items;
  PC_IMPORTS_SHAPE(FileRows);
};
struct FaultRow {
  std::string file_name;
  std::int64_t line = 0;
  std::string column, reason_code, reason, value;
  PC_IMPORTS_SHAPE(FaultRow);
};
struct FaultRows {
  std::int64_t total = 0;
  std::vector<FaultRow> items;
  PC_IMPORTS_SHAPE(FaultRows);
};
struct ImportStarted {
  std::string id;
  PC_IMPORTS_SHAPE(ImportStarted);
};

Result<ImportRows> runs(const Kind& kind, const work::View& view, const Paging& query);
/// Refuses imports.unknown.
Result<ImportRow> run(const Kind& kind, const work::View& view, const OneImport& query);
Result<FaultRows> faults(const Kind& kind, const work::View& view, const OneImport& query);
Result<FileRows> files(const Kind& kind, const work::View& view, const OneImport& query);

/// What an import asks at the moment; "" when it does not. Refuses imports.unknown.
Result<std::string> question(const Kind& kind, db::Reader& reader, ImportId import);

}  // namespace pc::imports
