#include "csv.hpp"

namespace pc::documents {
namespace {

constexpr std::string_view k_byte_order_mark = "\xef\xbb\xbf";

}  // namespace

bool looks_like_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  return !Decimal::parse(text).has_value();
}

CsvWriter::CsvWriter(std::string& out, CsvStyle style) : out_(out), style_(style) {
  if (style_.byte_order_mark) out_ += k_byte_order_mark;
}

void CsvWriter::field(std::string_view text) {
  if (!first_) out_ += style_.separator;
  const bool guard = style_.formulas_as_text && looks_like_formula(text);
  // An empty first field is quoted, lest a record of nothing else look like an empty line; so is text that would
  // look like the mark at the beginning of a file.
  const bool quote = (first_ && (text.empty() || text.starts_with(k_byte_order_mark))) ||
                     text.find(style_.separator) != std::string_view::npos ||
                     text.find_first_of("\"\r\n") != std::string_view::npos;
  first_ = false;
  if (quote) out_ += '"';
  if (guard) out_ += '\'';
  if (quote) {
    for (std::size_t from = 0; from <= text.size();) {
      const auto mark = text.find('"', from);
      out_ += text.substr(from, mark - from);
      if (mark == std::string_view::npos) break;
      out_ += "\"\"";
      from = mark + 1;
    }
    out_ += '"';
  } else {
    out_ += text;
  }
}

void CsvWriter::end_record() {
  out_ += style_.line_end;
  first_ = true;
}

void CsvWriter::record(std::span<const std::string_view> fields) {
  for (const auto text : fields) field(text);
  end_record();
}

}  // namespace pc::documents
