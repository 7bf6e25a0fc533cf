#include "list.hpp"

#include "kept_files.hpp"
#include "store.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::imports {
namespace {

using lists::column;
using lists::computed;
using lists::hidden;
using store::k_vendor;

/// Imports of one kind; of one alone where `import_id` is not 0.
struct RunsOfKind {
  TenantId tenant_id;
  std::string kind;
  std::int64_t import_id = 0;
};
RunsOfKind runs_of(const Kind& kind, std::int64_t import_id = 0) {
  return {k_vendor, std::string(kind.id), import_id};
}

constexpr lists::Head head_of(const lists::Column& column) { return {column.en, column.zh}; }

using I = ImportRow;
// Files have the heads of their kind, which says in its own words what landed: `add_routes`.
const lists::List<I, Paging, RunsOfKind, ImportRows> k_runs{{
    .name = "imports.runs",
    .from = "import_run",
    .scope = "tenant_id = :tenant_id AND kind = :kind [import_id: AND import_id = :import_id]",
    .columns =
        {column<&I::id>("CAST(import_id AS TEXT)", {}, "The import."),
         column<&I::file_name>("file_name", head_of(runs_file::file_name), "The first file."),
         column<&I::state>("state", head_of(runs_file::state), "")
             .as(wire::one_of<&I::state, "collecting", "running", "waiting", "finished", "failed", "dropped">(
                 "state", "collecting, running, waiting (for a decision), finished, failed or dropped."))
             .in_words_of(runs_file::state.words),
         column<&I::step>("step", {}, "")
             .as(wire::one_of<&I::step, "", "queued", "reading", "booking">(
                 "step", "While it runs: queued, reading or booking.")),
         column<&I::mode>("mode", {}, "")
             .as(wire::one_of<&I::mode, "", "snapshot", "increment">(
                 "mode", "As it was said: snapshot, increment or nothing.")),
         column<&I::files>("files", {}, "How many files."),
         column<&I::bytes_total>("bytes_total", {}, "Size of the files."),
         column<&I::bytes_done>("bytes_done", {}, "Read of them."),
         column<&I::lines_read>("lines_read", {}, "Lines read."),
         column<&I::lines_landed>("lines_landed", {}, "Lines that landed: charged, recorded or applied."),
         column<&I::lines_waiting>("lines_waiting", {},
                                   "Lines of bills that wait now: for a mapping, a rate or a decision."),
         column<&I::lines_duplicate>("lines_duplicate", {}, "Lines that told nothing new."),
         column<&I::lines_changed>("lines_changed", {},
                                   "Lines of bills that changed the amount of a booked one."),
         column<&I::lines_gone>("lines_gone", {},
                                "Booked lines that were taken back, because they are reported no more."),
         column<&I::lines_refused>("lines_refused", {}, "Refused; the first 1,000 are among its faults."),
         column<&I::error>("error", {}, "Why it ended early."),
         hidden<&I::error_zh>("error_zh"),
         column<&I::operator_name>("operator_name", head_of(runs_file::operator_name), "Who imported.")
             .called("operator"),
         column<&I::started_at>("started_at", head_of(runs_file::started_at), "Begin."),
         lists::some<&I::finished_at>("finished_at", head_of(runs_file::finished_at),
                                      "End; null while it runs.")},
    .filters = {},
    .order = "import_id DESC",
}};

/// Faults are told in the language of the person who asks.
void say_in(Language language, std::span<ImportRow> rows) {
  if (language != Language::zh_CN) return;
  for (auto& row : rows)
    if (!row.error_zh.empty()) row.error = row.error_zh;
}

struct FaultsOfRun {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string kind;
};

using F = FaultRow;
const lists::List<F, OneImport, FaultsOfRun, FaultRows> k_faults{{
    .name = "imports.faults",
    .from = "import_fault f JOIN import_run r ON r.tenant_id = f.tenant_id AND r.import_id = f.import_id",
    .scope = "f.tenant_id = :tenant_id AND f.import_id = :import_id AND r.kind = :kind",
    .columns = {column<&F::file_name>("f.file_name", head_of(runs_file::file_name),
                                      "File, where there are several."),
                column<&F::line>("f.line_number", {"Line", "行号"}, "Line of the file."),
                column<&F::column>("f.column_name", {"Field", "字段"}, "Column at fault."),
                column<&F::reason_code>("f.reason_code", {"Reason code", "原因代码"}, "Why, as a code."),
                computed<&F::reason>({"Reason", "原因"}, "Why."), hidden<&F::reason_en>("f.reason_en"),
                hidden<&F::reason_zh>("f.reason_zh"),
                column<&F::value>("f.value", {"Value", "值"}, "The value.")},
    .filters = {lists::named<&OneImport::import_id>("The import.")},
    .order = "f.file_name, f.line_number, f.fault_number",
}};

FaultsOfRun faults_of(const Kind& kind, const OneImport& query) {
  return {k_vendor, query.import_id.value, std::string(kind.id)};
}

auto reasons_in(Language language) {
  return [language](std::span<FaultRow> rows) {
    for (auto& row : rows) row.reason = language == Language::en ? row.reason_en : row.reason_zh;
  };
}

}  // namespace

wire::Fields Paging::fields() { return k_runs.query_fields(); }
wire::Fields OneImport::fields() { return k_faults.query_fields(); }
wire::Fields ImportRow::fields() { return k_runs.row_fields(); }
wire::Fields FaultRow::fields() { return k_faults.row_fields(); }
const lists::FileCells& fault_cells() { return k_faults.cells(); }

wire::Fields Upload::fields() {
  static constexpr wire::Field all[] = {
      wire::one_of<&Upload::mode, "snapshot", "increment">(
          "mode", "Of bills: snapshot or increment; not said: as the account's mapping says."),
      wire::defaulted<&Upload::files>("files",
                                      "How many files the import has; the others are sent one by one.")};
  return all;
}

wire::Fields UploadMore::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&UploadMore::import_id>("import_id", "The import."),
      wire::defaulted<&UploadMore::number>("number", "Which of its files this is, from 2.")};
  return all;
}

wire::Fields Decide::fields() {
  static constexpr wire::Field all[] = {wire::field<&Decide::import_id>("import_id", "The import."),
                                        wire::one_of<&Decide::answer, "snapshot", "increment", "drop">(
                                            "answer", "snapshot, increment or drop.")};
  return all;
}

wire::Fields ImportRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&ImportRows::total>("total", "Imports."),
                                        wire::field<&ImportRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields FileRow::fields() {
  static constexpr wire::Field all[] = {wire::field<&FileRow::number>("number", "Its place."),
                                        wire::field<&FileRow::file_name>("file_name", "Its name."),
                                        wire::field<&FileRow::bytes_total>("bytes_total", "Its size.")};
  return all;
}

wire::Fields FileRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&FileRows::total>("total", "Files."),
                                        wire::field<&FileRows::items>("items", "The page.")};
  return all;
}

wire::Fields FaultRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FaultRows::total>("total", "Refused lines that are kept, at most 1,000."),
      wire::field<&FaultRows::items>("items", "The page.")};
  return all;
}

wire::Fields ImportStarted::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ImportStarted::id>("id", "The import; ask for its progress.")};
  return all;
}

Result<ImportRows> runs(const Kind& kind, const work::View& view, const Paging& query) {
  return k_runs.page(view, runs_of(kind), query,
                     [&](std::span<ImportRow> rows) { say_in(view.who.language, rows); });
}

Result<ImportRow> run(const Kind& kind, const work::View& view, const OneImport& query) {
  PC_TRY(found, k_runs.items(view, runs_of(kind, query.import_id.value), {},
                             [&](std::span<ImportRow> rows) { say_in(view.who.language, rows); }));
  if (found.empty()) return refuse(errors::unknown, "import_id");
  return std::move(found.front());
}

Result<FaultRows> faults(const Kind& kind, const work::View& view, const OneImport& query) {
  return k_faults.page(view, faults_of(kind, query), query, reasons_in(view.who.language));
}

Result<Done> export_faults(const Kind& kind, const work::View& view, const OneImport& query,
                           const std::function<void(std::string_view)>& write) {
  return k_faults.write(view, faults_of(kind, query), query, write, reasons_in(view.who.language));
}

Result<FileRows> files(const Kind& kind, const work::View& view, const OneImport& q) {
  PC_CHECK(run(kind, view, q));
  FileRows page;
  const auto all = files_of(view.reader, q.import_id.value);
  page.total = static_cast<std::int64_t>(all.size());
  for (auto i = static_cast<std::size_t>(q.offset.value); i < all.size(); ++i) {
    if (static_cast<std::int64_t>(page.items.size()) == q.limit.value) break;
    page.items.push_back({all[i].number, all[i].name, all[i].bytes});
  }
  return page;
}

Result<std::string> question(const Kind& kind, db::Reader& reader, ImportId import) {
  const auto row = reader.maybe(store::select_run, {k_vendor, import.value, std::string(kind.id)});
  if (!row) return refuse(errors::unknown, "import_id");
  return row->state == "waiting" ? row->question : std::string();
}

}  // namespace pc::imports
