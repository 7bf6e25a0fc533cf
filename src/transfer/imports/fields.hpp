// Lines of a file whose columns have names: which field is which column, and one line read field by field. No I/O.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::imports {

namespace errors {
inline constexpr ErrorCode missing_columns{"imports.missing_columns", pc::Kind::invalid,
                                           "The file lacks these columns: {}", "文件缺少以下列：{}"};
inline constexpr ErrorCode repeated_column{"imports.repeated_column", pc::Kind::invalid,
                                           "The file has this column twice: {}", "文件中该列重复：{}"};
inline constexpr ErrorCode field_count{"imports.field_count", pc::Kind::invalid,
                                       "The line has not as many fields as the header. Expected: {}",
                                       "该行字段数与表头不一致，应为：{}"};
}  // namespace errors

struct FieldRule {
  std::string_view name;
  std::size_t characters_max;
  bool mandatory = false;
  std::string_view example = {};
};
using FieldRules = std::span<const FieldRule>;

/// Which field of a line is which column.
class FieldPlaces {
 public:
  /// In any order and case; unknown ones are passed over. Refuses missing_columns (naming all) and repeated_column.
  static Result<FieldPlaces> of(FieldRules rules, std::span<const std::string_view> header);
  std::size_t count() const { return count_; }
  std::optional<std::size_t> place(std::size_t column) const { return places_[column]; }

 private:
  std::size_t count_ = 0;
  std::vector<std::optional<std::size_t>> places_;
};

/// What is wrong with a line, and with which value.
struct LineFault {
  Refusal why;
  std::string value;
};

/// One line; only its first fault counts. `fields` must be valid UTF-8.
class LineFields {
 public:
  LineFields(FieldRules rules, const FieldPlaces& places, std::span<const std::string_view> fields);
  /// Trimmed; empty where the file has none. A fault when it is mandatory and empty, too long, or has a harmful
  /// character.
  std::string text(std::size_t column);
  /// As written, trimmed.
  std::string_view value(std::size_t column) const;
  void fail(std::size_t column, std::string allowed);
  /// A refusal whose field is the column.
  void fail(std::size_t column, Refusal why);
  const std::optional<LineFault>& fault() const { return fault_; }

 private:
  FieldRules rules_;
  const FieldPlaces& places_;
  std::span<const std::string_view> fields_;
  std::optional<LineFault> fault_;
};

/// The header and one line as an example: a file to begin with.
std::vector<std::vector<std::string_view>> example_of(FieldRules rules);

}  // namespace pc::imports
