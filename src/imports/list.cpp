#include "list.hpp"

#include "kept_files.hpp"
#include "store.hpp"
#include "wire/one_of.hpp"

namespace pc::imports {
namespace {

using store::k_vendor;

ImportRow run_of(const db::Row& row, Language language) {
  ImportRow r;
  r.id = std::to_string(row.integer(0));
  r.file_name = row.text(1);
  r.state = row.text(2);
  r.bytes_total = row.integer(3);
  r.bytes_done = row.integer(4);
  r.lines_read = row.integer(5);
  r.lines_landed = row.integer(6);
  r.lines_waiting = row.integer(7);
  r.lines_duplicate = row.integer(8);
  r.lines_refused = row.integer(9);
  const bool chinese = language == Language::zh_CN && !row.text(14).empty();
  r.error = row.text(chinese ? 14 : 10);
  r.operator_name = row.text(11);
  r.started_at = row.instant(12);
  if (row.integer(13) != 0) r.finished_at = row.instant(13);
  r.lines_changed = row.integer(15);
  r.lines_gone = row.integer(16);
  r.mode = row.text(17);
  r.files = row.integer(18);
  r.step = row.text(19);
  return r;
}

}  // namespace

wire::Fields Paging::fields() {
  static constexpr wire::Field all[] = {wire::defaulted<&Paging::limit>("limit", "Rows a page."),
                                        wire::defaulted<&Paging::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields OneImport::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneImport::import_id>("import_id", "The import."),
                                        wire::defaulted<&OneImport::limit>("limit", "Rows a page."),
                                        wire::defaulted<&OneImport::offset>("offset", "Rows to skip.")};
  return all;
}

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

wire::Fields ImportRow::fields() {
  using R = ImportRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The import."),
      wire::field<&R::file_name>("file_name", "The first file."),
      wire::one_of<&R::state, "collecting", "running", "waiting", "finished", "failed", "dropped">(
          "state", "collecting, running, waiting (for a decision), finished, failed or dropped."),
      wire::one_of<&R::step, "", "queued", "reading", "booking">(
          "step", "While it runs: queued, reading or booking."),
      wire::one_of<&R::mode, "", "snapshot", "increment">("mode",
                                                          "As it was said: snapshot, increment or nothing."),
      wire::field<&R::files>("files", "How many files."),
      wire::field<&R::bytes_total>("bytes_total", "Size of the files."),
      wire::field<&R::bytes_done>("bytes_done", "Read of them."),
      wire::field<&R::lines_read>("lines_read", "Lines read."),
      wire::field<&R::lines_landed>("lines_landed", "Lines that landed: charged, recorded or applied."),
      wire::field<&R::lines_waiting>("lines_waiting",
                                     "Lines of bills that wait now: for a mapping, a rate or a decision."),
      wire::field<&R::lines_duplicate>("lines_duplicate", "Lines that told nothing new."),
      wire::field<&R::lines_changed>("lines_changed",
                                     "Lines of bills that changed the amount of a booked one."),
      wire::field<&R::lines_gone>("lines_gone",
                                  "Booked lines that were taken back, because they are reported no more."),
      wire::field<&R::lines_refused>("lines_refused", "Refused; the first 1,000 are among its faults."),
      wire::field<&R::error>("error", "Why it ended early."),
      wire::field<&R::operator_name>("operator", "Who imported."),
      wire::field<&R::started_at>("started_at", "Begin."),
      wire::field<&R::finished_at>("finished_at", "End; null while it runs.")};
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

wire::Fields FaultRow::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FaultRow::file_name>("file_name", "File, where there are several."),
      wire::field<&FaultRow::line>("line", "Line of the file."),
      wire::field<&FaultRow::column>("column", "Column at fault."),
      wire::field<&FaultRow::reason_code>("reason_code", "Why, as a code."),
      wire::field<&FaultRow::reason>("reason", "Why."),
      wire::field<&FaultRow::value>("value", "The value.")};
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

Result<ImportRows> runs(const Kind& kind, const work::View& view, const Paging& q) {
  const std::string id(kind.id);
  ImportRows page;
  page.total = view.reader.one(store::count_runs, {k_vendor, id}).integer(0);
  for (const auto& row : view.reader.rows(store::select_runs, {k_vendor, id, q.limit.value, q.offset.value}))
    page.items.push_back(run_of(row, view.who.language));
  return page;
}

Result<ImportRow> run(const Kind& kind, const work::View& view, const OneImport& q) {
  const auto row = view.reader.maybe(store::select_run, {k_vendor, q.import_id.value, std::string(kind.id)});
  if (!row) return refuse(errors::unknown, "import_id");
  return run_of(*row, view.who.language);
}

Result<FaultRows> faults(const Kind& kind, const work::View& view, const OneImport& q) {
  const bool english = view.who.language == Language::en;
  db::Params params{k_vendor, q.import_id.value, std::string(kind.id)};
  FaultRows page;
  page.total = view.reader.one(store::count_faults, params).integer(0);
  params.insert(params.end(), {q.limit.value, q.offset.value});
  for (const auto& row : view.reader.rows(store::select_faults, params))
    page.items.push_back(
        {row.text(6), row.integer(0), row.text(1), row.text(2), row.text(english ? 3 : 4), row.text(5)});
  return page;
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
  return row->text(2) == "waiting" ? row->text(20) : std::string();
}

}  // namespace pc::imports
