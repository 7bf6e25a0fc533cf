// Rows of a workbook: each column says what its cells are.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace pc::documents {

/// What the cells of a column are. Texts stay texts, whatever they look like.
enum class Cells {
  text,
  amount,       // decimal digits, shown with separators and two decimals
  number,       // decimal digits, shown as they are
  time,         // "2026-11-24 12:00:00"
  day,          // "2026-11-24"
  as_it_looks,  // a plain number is a number, with two decimals an amount; for lists that do not say it yet
};

/// "12", "-0.50", but not "007", "1e5" or more digits than a spreadsheet program keeps (15).
bool is_plain_number(std::string_view text);

struct TableHead {
  std::string text;
  Cells cells = Cells::text;
};

/// A workbook (Office Open XML). Rows go to disk as they come, so a million need no more memory than ten; more rows
/// than a sheet can have go on in another, under the same head. A number of more than fifteen digits is rounded to as
/// many, which is all that spreadsheet programs keep. `close` leaves it on the disk. Throws std::runtime_error when
/// the file cannot be written.
class XlsxTable {
 public:
  XlsxTable(const std::string& path, std::string sheet_name);
  ~XlsxTable();
  XlsxTable(const XlsxTable&) = delete;
  XlsxTable& operator=(const XlsxTable&) = delete;
  /// First, once.
  void head(std::span<const TableHead> columns);
  /// A text a column, empty where there is nothing.
  void row(std::span<const std::string> cells);
  /// Last.
  void close();

  static constexpr std::int64_t k_rows_a_sheet = 1'048'576;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pc::documents
