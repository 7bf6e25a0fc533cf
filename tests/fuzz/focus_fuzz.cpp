// A bill as CSV: lines that are read have the same fingerprint with columns reversed; faults say where and why.
#include <algorithm>

#include "consumption/parse.hpp"
#include "documents/csv.hpp"
#include "fuzz.hpp"

namespace {

namespace focus = pc::consumption::focus;
using pc::documents::CsvReader;
using pc::fuzz::holds;

void check_line(const focus::Line& line) {
  holds(line.fingerprint.size() == 64, "fingerprint");
  holds(line.charge_period.from < line.charge_period.to, "charge period");
  holds(line.billing_period.from < line.billing_period.to, "billing period");
  holds(line.currency.size() == 3, "currency");
  holds(pc::truncate_to_fen(line.billed_cost).has_value(), "a cost that cannot be charged");
  holds(line.tags.empty() || focus::parse_tags(line.tags).has_value(), "tags");
}

void check_fault(const focus::Fault& fault) {
  holds(fault.code != nullptr && fault.line > 0, "a fault without place or reason");
  holds(pc::utf8_length(fault.value) <= 61, "a long value in a fault");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  CsvReader reader;
  reader.feed(pc::fuzz::text_of(data, size));
  reader.finish();
  if (reader.next() != CsvReader::Next::record) return 0;
  std::vector<std::string> names(reader.fields().begin(), reader.fields().end());
  const auto columns = focus::Columns::of(reader.fields());
  if (!columns) return 0;
  const std::vector<std::string_view> reversed_names(names.rbegin(), names.rend());
  const auto reversed_columns = focus::Columns::of(reversed_names);
  holds(reversed_columns.ok(), "order of columns");
  while (reader.next() == CsvReader::Next::record) {
    const std::vector<std::string_view> reversed(reader.fields().rbegin(), reader.fields().rend());
    const auto result = focus::parse_line(*columns, reader.fields(), reader.line());
    const auto other = focus::parse_line(*reversed_columns, reversed, reader.line());
    holds(result.index() == other.index(), "order of columns changes the verdict");
    if (const auto* fault = std::get_if<focus::Fault>(&result)) {
      check_fault(*fault);
    } else {
      const auto& line = std::get<focus::Line>(result);
      check_line(line);
      holds(line.fingerprint == std::get<focus::Line>(other).fingerprint, "order of columns changes the fingerprint");
    }
  }
  return 0;
}
