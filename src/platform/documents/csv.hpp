// CSV (RFC 4180) in and out, as streams of any size. What the fields mean is for others to know.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::documents {

namespace errors {
inline constexpr ErrorCode csv_quote{
    "documents.csv_quote", Kind::invalid,
    "A quotation mark stands inside an unquoted field, or something follows a closing one.",
    "引号位于未加引号的字段中，或右引号之后有多余内容。"};
inline constexpr ErrorCode csv_unterminated{"documents.csv_unterminated", Kind::invalid,
                                            "A quoted field that begins here is never closed.",
                                            "此处开始的带引号字段没有结束。"};
inline constexpr ErrorCode csv_line_end{"documents.csv_line_end", Kind::invalid,
                                        "A carriage return stands alone. Lines end with LF or CRLF.",
                                        "存在单独的回车符，行应以 LF 或 CRLF 结束。"};
inline constexpr ErrorCode csv_too_long{"documents.csv_too_long", Kind::invalid,
                                        "A field or a line is too long; perhaps a quotation mark is missing.",
                                        "字段或行过长，可能缺少引号。"};
inline constexpr ErrorCode csv_too_many_fields{"documents.csv_too_many_fields", Kind::invalid,
                                               "The line has too many fields.", "该行字段过多。"};
inline constexpr ErrorCode csv_encoding{"documents.csv_encoding", Kind::invalid,
                                        "The line is not valid UTF-8 text.", "该行不是有效的 UTF-8 文本。"};
}  // namespace errors

struct CsvLimits {
  std::size_t field_bytes = std::size_t{64} << 10;
  std::size_t record_bytes = std::size_t{1} << 20;
  std::size_t fields = 1024;
};

struct CsvFault {
  const ErrorCode* code = nullptr;
  std::int64_t line = 0;  // of the field at fault, or of the record; 1 is the first line of the file
  bool last = false;      // nothing can be read after this fault; otherwise only this record is lost
};

/// Reads records from chunks cut anywhere:
///   reader.feed(chunk); while (reader.next() == CsvReader::Next::record) use(reader.fields());
/// and after the last chunk `finish()` and the same loop. A byte order mark and empty lines are skipped.
/// Whether a field was quoted is not told: the empty field and "" are the same.
class CsvReader {
 public:
  enum class Next {
    record,  // fields() and line() are those of a record
    more,    // feed more, or finish
    fault,   // fault() says what is wrong; call next() again unless it was the last
    end,
  };

  explicit CsvReader(CsvLimits limits = {}, char separator = ',');

  /// Takes a copy. Views handed out before are void afterwards.
  void feed(std::string_view chunk);
  void finish() { finished_ = true; }
  Next next();

  /// Of the last record; valid until the next call of feed() or next().
  std::span<const std::string_view> fields() const { return fields_; }
  /// The line of the file at which the last record begins.
  std::int64_t line() const { return record_line_; }
  const CsvFault& fault() const { return fault_; }

 private:
  struct Field {
    std::size_t begin;
    std::size_t end;
    bool quoted;
    bool doubled;
  };
  enum class State { record_start, field_start, plain, quoted, quote_closed, carriage_return };
  enum class Step { again, record, more, fault };

  Step step();
  Step step_field_start(char c);
  Step step_plain();
  Step step_quoted();
  Step step_quote_closed(char c);
  Step step_at_end();
  void end_field(std::size_t end);
  Step end_record(std::size_t after);
  bool record_is_text() const;
  void collect_fields();
  bool too_long() const;
  void count_lines(std::size_t to);
  Step fail(const ErrorCode& code, bool last);

  CsvLimits limits_;
  char separator_;
  bool special_[256] = {};
  std::string buffer_;
  std::size_t start_ = 0;  // of the record
  std::size_t scan_ = 0;
  std::size_t field_begin_ = 0;
  State state_ = State::record_start;
  bool field_quoted_ = false;
  bool field_doubled_ = false;
  bool at_file_start_ = true;
  bool finished_ = false;
  std::int64_t next_line_ = 1;  // of buffer_[start_]
  std::int64_t record_line_ = 0;
  std::vector<Field> parts_;
  std::vector<std::string_view> fields_;
  CsvFault fault_;
};

struct CsvStyle {
  char separator = ',';
  bool byte_order_mark = false;   // spreadsheet programs need it to see UTF-8
  bool formulas_as_text = false;  // put ' before text that a spreadsheet program would run as a formula
  std::string_view line_end = "\r\n";
};

/// Appends records to `out`, which the caller may take and clear between records.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, CsvStyle style = {});
  void field(std::string_view text);
  void end_record();
  void record(std::span<const std::string_view> fields);

 private:
  std::string& out_;
  CsvStyle style_;
  bool first_ = true;
};

/// Whether a spreadsheet program would take this text for a formula: it begins with = + - @, tab or carriage
/// return and is no plain number.
bool looks_like_formula(std::string_view text);

}  // namespace pc::documents
