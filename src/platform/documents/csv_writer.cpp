#include "csv.hpp"

#include <algorithm>

namespace pc::documents {
namespace {

constexpr std::string_view k_byte_order_mark = "\xef\xbb\xbf";

}  // namespace

// Spreadsheets read full-width signs as plain ones, and a byte order mark as nothing.
bool looks_like_formula(std::string_view text) {
  static constexpr std::string_view k_begins[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  auto rest = text;
  while (rest.starts_with(k_byte_order_mark)) rest.remove_prefix(k_byte_order_mark.size());
  if (std::ranges::none_of(k_begins, [&](std::string_view sign) { return rest.starts_with(sign); }))
    return false;
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
