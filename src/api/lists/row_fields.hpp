// Public: the fields of a list's rows, each with what it is as a column. So the API document tells pages what their
// lists show: what has a head is a column.
#pragma once
#include <initializer_list>

#include "api/lists/list_column.hpp"

namespace pc::lists {

class RowFields {
 public:
  template <class Row>
  explicit RowFields(const std::vector<ListColumn<Row>>& columns) {
    described_.reserve(columns.size());  // the fields point into it
    for (const auto& column : columns)
      if (column.shown)
        add(column.field, column.head, column.kind,
            {.sortable = !column.sort.empty(), .masked = column.masked, .words = column.words});
  }
  RowFields(const RowFields&) = delete;
  RowFields& operator=(const RowFields&) = delete;

  wire::Fields all() const { return fields_; }

 private:
  /// Stops the program while it starts where a head lacks a language, or codes lack words.
  void add(wire::Field field, const Head& head, Kind kind, wire::Column column);

  std::vector<wire::Column> described_;
  std::vector<wire::Field> fields_;
};

/// The columns of a file, in this order, of rows that are read by another SELECT than a List's.
template <class Row>
std::vector<Column> file_of(const std::vector<ListColumn<Row>>& columns,
                            std::initializer_list<std::string_view> names) {
  std::vector<Column> file;
  for (const auto name : names)
    for (const auto& column : columns)
      if (column.name == name) file.push_back(column.in_file());
  ensure(file.size() == names.size(), "a column of a file is a column of its rows");
  return file;
}

}  // namespace pc::lists
