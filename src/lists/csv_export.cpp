#include "documents/csv.hpp"
#include "lists.hpp"

namespace pc::lists {
namespace {

constexpr documents::CsvStyle k_guarded{.formulas_as_text = true};

template <class Cells>
std::string line_of(const Cells& cells) {
  std::string text;
  documents::CsvWriter writer(text, k_guarded);
  for (const std::string_view cell : cells) writer.field(cell);
  writer.end_record();
  return text;
}

}  // namespace

CsvExport::CsvExport(const Write& write, std::span<const std::string_view> header) : write_(write) {
  write_("\xEF\xBB\xBF");
  write_(line_of(header));
}

void CsvExport::line(std::span<const std::string> cells) { write_(line_of(cells)); }

}  // namespace pc::lists
