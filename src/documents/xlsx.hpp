// Workbooks (Office Open XML) as a stream: rows go to the file as they come, so a million need no more memory than ten.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace pc::documents {

/// Rows of a sheet; more rows than a sheet can have go on in another, under the same header.
class XlsxWriter {
 public:
  /// Throws std::runtime_error when the file cannot be written, here and later.
  XlsxWriter(const std::string& path, std::string sheet_name);
  ~XlsxWriter();
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  /// First, once.
  void header(std::span<const std::string_view> titles);
  /// A cell that is_plain_number says yes to is a number, every other a text, whatever it looks like.
  void row(std::span<const std::string_view> cells);
  /// Ends and flushes the file.
  void close();

  static constexpr std::int64_t k_rows_a_sheet = 1'048'576;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// "12", "-0.50", but not "007", "1e5" or more digits than a spreadsheet program keeps (15).
bool is_plain_number(std::string_view text);

}  // namespace pc::documents
