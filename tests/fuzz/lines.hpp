// A file of lines, read with its columns in their order and in reverse: what is said of a line may not depend on it.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz.hpp"
#include "platform/documents/csv.hpp"

namespace pc::fuzz {

/// `parse(columns, fields, line)`, whose two answers `check` sees; of each line.
template <class Columns, class Parse, class Check>
void read_both_ways(std::string_view text, Parse parse, Check check) {
  using documents::CsvReader;
  CsvReader reader;
  reader.feed(text);
  reader.finish();
  if (reader.next() != CsvReader::Next::record) return;
  const std::vector<std::string> names(reader.fields().begin(), reader.fields().end());
  const auto columns = Columns::of(reader.fields());
  if (!columns) return;
  const std::vector<std::string_view> reversed_names(names.rbegin(), names.rend());
  const auto reversed_columns = Columns::of(reversed_names);
  holds(reversed_columns.ok(), "order of columns");
  while (reader.next() == CsvReader::Next::record) {
    const std::vector<std::string_view> reversed(reader.fields().rbegin(), reader.fields().rend());
    const auto one = parse(*columns, reader.fields(), reader.line());
    const auto other = parse(*reversed_columns, reversed, reader.line());
    holds(one.index() == other.index(), "order of columns changes the verdict");
    check(one, other);
  }
}

}  // namespace pc::fuzz
