#include "lists.hpp"

namespace pc::lists {
namespace {

std::string cell_text(std::string_view text) {
  std::string cell;
  // A spreadsheet would run these as formulas; numbers may begin with a minus.
  const bool number = text.find_first_not_of("0123456789.-") == std::string_view::npos;
  if (!text.empty() && !number && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    cell.push_back('\'');
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

template <class Cells>
std::string line_of(const Cells& cells) {
  std::string line;
  for (const auto& cell : cells) line += (line.empty() && &cell == &cells.front() ? "" : ",") + cell_text(cell);
  return line + "\r\n";
}

}  // namespace

CsvExport::CsvExport(const Write& write, std::span<const std::string_view> header) : write_(write) {
  write_("\xEF\xBB\xBF");
  write_(line_of(header));
}

void CsvExport::line(std::span<const std::string> cells) { write_(line_of(cells)); }

}  // namespace pc::lists
