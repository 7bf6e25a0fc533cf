#include <algorithm>

#include "column.hpp"
#include "parse.hpp"

namespace pc::consumption::focus {

Result<Columns> Columns::of(std::span<const std::string_view> header) {
  Columns columns;
  columns.count_ = header.size();
  columns.index_.assign(k_columns.size(), -1);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto name = trimmed(header[i]);
    const auto* known = std::find_if(k_columns.begin(), k_columns.end(), [&](const ColumnRule& rule) {
      return equal_ignoring_case(rule.name, name);
    });
    if (known == k_columns.end()) continue;
    int& place = columns.index_[static_cast<std::size_t>(known - k_columns.begin())];
    if (place >= 0)
      return refuse(errors::repeated_column, std::string(known->name), std::string(known->name));
    place = static_cast<int>(i);
  }
  std::string missing;
  for (std::size_t c = 0; c < k_columns.size(); ++c) {
    if (!k_columns[c].required || columns.index_[c] >= 0) continue;
    if (!missing.empty()) missing += ", ";
    missing += k_columns[c].name;
  }
  if (!missing.empty()) return refuse(errors::missing_columns, {}, missing);
  return columns;
}

}  // namespace pc::consumption::focus
