// A file of resources, line by line; docs/user/*/resource-imports.md shows the columns. Splitting the CSV is not done
// here.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "resource.hpp"

namespace pc::resources {

namespace errors {
inline constexpr ErrorCode missing_columns{"resources.missing_columns", Kind::invalid,
                                           "The file lacks these columns: {}", "文件缺少以下列：{}"};
inline constexpr ErrorCode repeated_column{"resources.repeated_column", Kind::invalid,
                                           "The file has this column twice: {}", "文件中该列重复：{}"};
inline constexpr ErrorCode field_count{"resources.field_count", Kind::invalid,
                                       "The line has not as many fields as the header. Expected: {}",
                                       "该行字段数与表头不一致，应为：{}"};
}  // namespace errors

struct ColumnRule {
  std::string_view name;
  std::size_t characters_max;
  bool mandatory = false;
  std::string_view example = {};
};
/// Every column, in the order of the template.
std::span<const ColumnRule> column_rules();

/// Which field of a record is which column.
class Columns {
 public:
  /// In any order; unknown ones are passed over. Refuses missing_columns (naming all) or repeated_column.
  static Result<Columns> of(std::span<const std::string_view> header);
  std::size_t count() const { return count_; }
  /// The field of a column; nothing where the file has none.
  std::optional<std::size_t> place(std::size_t column) const { return places_[column]; }

 private:
  std::size_t count_ = 0;
  std::vector<std::optional<std::size_t>> places_;
};

/// What is wrong with a line, and with which value.
struct Fault {
  Refusal why;
  std::string value;
};

/// `fields` must be valid UTF-8. After `now` nothing can have been reported.
std::variant<Resource, Fault> parse_line(const Columns& columns, std::span<const std::string_view> fields,
                                         Instant now);

/// The header and one line as an example.
std::vector<std::vector<std::string_view>> template_lines();

}  // namespace pc::resources
