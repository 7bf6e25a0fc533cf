// From the fields of a CSV record to a line of a FOCUS bill. Splitting the CSV is not done here.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "line.hpp"

namespace pc::consumption::focus {

namespace errors {
inline constexpr ErrorCode missing_columns{"consumption.focus_missing_columns", Kind::invalid,
                                           "The file lacks these columns: {}", "文件缺少以下列：{}"};
inline constexpr ErrorCode repeated_column{"consumption.focus_repeated_column", Kind::invalid,
                                           "The file has this column twice: {}", "文件中该列重复：{}"};
inline constexpr ErrorCode field_count{"consumption.focus_field_count", Kind::invalid,
                                       "The line has not as many fields as the header. Expected: {}",
                                       "该行字段数与表头不一致，应为：{}"};
inline constexpr ErrorCode missing_value{"consumption.focus_missing_value", Kind::invalid,
                                         "A value is required here. {}", "该列必须有值。{}"};
inline constexpr ErrorCode bad_number{"consumption.focus_bad_number", Kind::invalid,
                                      "This is not a decimal number. Allowed: {}",
                                      "不是有效的十进制数，允许：{}"};
inline constexpr ErrorCode out_of_range{"consumption.focus_out_of_range", Kind::invalid,
                                        "The number is too large or too precise. Allowed: {}",
                                        "数值过大或小数位过多，允许：{}"};
inline constexpr ErrorCode bad_time{"consumption.focus_bad_time", Kind::invalid,
                                    "This is not a time in UTC. Allowed: {}",
                                    "不是有效的 UTC 时间，允许：{}"};
inline constexpr ErrorCode period_order{"consumption.focus_period_order", Kind::invalid,
                                        "The period ends before it begins, or at once. {}",
                                        "时间段的结束时间必须晚于开始时间。{}"};
inline constexpr ErrorCode bad_currency{"consumption.focus_bad_currency", Kind::invalid,
                                        "This is not a currency. Allowed: {}",
                                        "不是有效的货币代码，允许：{}"};
inline constexpr ErrorCode unknown_choice{"consumption.focus_unknown_choice", Kind::invalid,
                                          "This value is not known. Allowed: {}", "未知的取值，允许：{}"};
inline constexpr ErrorCode bad_tags{"consumption.focus_bad_tags", Kind::invalid,
                                    "These are not tags. Allowed: {}", "标签格式不正确，允许：{}"};
inline constexpr ErrorCode too_long{"consumption.focus_too_long", Kind::invalid,
                                    "The text is too long. Allowed: {}", "文本过长，允许：{}"};
}  // namespace errors

/// Which field of a record is which column.
class Columns {
 public:
  /// Names in any order and any case; columns unknown to FOCUS are allowed. Refuses with missing_columns
  /// (naming all of them) or repeated_column.
  static Result<Columns> of(std::span<const std::string_view> header);

  /// Fields a record must have.
  std::size_t count() const { return count_; }

 private:
  friend class LineReader;
  std::size_t count_ = 0;
  std::vector<int> index_;     // by Column; -1 where the file has none
};

/// What is wrong with a line. `value` is the value at fault, shortened.
struct Fault {
  std::int64_t line = 0;
  std::string column;  // empty when the line as a whole is meant
  const ErrorCode* code = nullptr;
  std::string value;
  std::string allowed;

  std::string message(Language language) const { return Refusal{code, column, allowed}.message(language); }
};

/// `fields` must be valid UTF-8. "NULL" and the empty field mean that there is no value.
std::variant<Line, Fault> parse_line(const Columns& columns, std::span<const std::string_view> fields,
                                     std::int64_t line_number);

}  // namespace pc::consumption::focus
