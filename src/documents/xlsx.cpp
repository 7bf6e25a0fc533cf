#include "xlsx.hpp"

#include "base/text.hpp"
#include "zip.hpp"

namespace pc::documents {
namespace {

constexpr std::string_view k_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                    "\n";
constexpr std::string_view k_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view k_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view k_package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::size_t k_cell_characters_max = 32'767;
constexpr std::size_t k_flush_at = 256 * 1024;

/// U+FFFE and U+FFFF, which no XML document may hold.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");
}

/// Text of a cell: XML has no word for control characters, and a cell has an end.
void append_escaped(std::string& out, std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_noncharacter(text.substr(at))) {
      at += 2;
      continue;
    }
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80 && ++characters > k_cell_characters_max) return;
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\n' || c == '\t' || byte >= 0x20)
      out.push_back(c);
  }
}

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(k_relations) + "/" +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string override_of(const std::string& part, std::string_view type) {
  return "<Override PartName=\"/" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument." +
         "spreadsheetml." + std::string(type) + "+xml\"/>";
}

/// Style 0 is plain, style 1 bold for headers, style 2 for amounts.
std::string styles() {
  return std::string(k_head) + "<styleSheet xmlns=\"" + std::string(k_main) + "\">" +
         "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
         "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
         "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
         "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
         "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
         "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
         "borderId=\"0\"/></cellStyleXfs>"
         "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
         "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
         "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
         "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
         "</styleSheet>";
}

/// Two decimals, as money has: shown so, and with separators.
bool is_amount(std::string_view number) {
  constexpr std::size_t k_from_the_end = 3;
  return number.size() > k_from_the_end && number[number.size() - k_from_the_end] == '.';
}

}  // namespace

bool is_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
  const auto digits = [](std::string_view t) {
    return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!digits(whole) || !digits(part)) return false;
  if (whole.size() > 1 && whole.front() == '0') return false;
  return whole.size() + (point == std::string_view::npos ? 0 : part.size()) <= 15;
}

struct XlsxWriter::Parts {
  Parts(const std::string& path, std::string sheet_name) : zip(path), name(std::move(sheet_name)) {}

  ZipWriter zip;
  std::string name;
  std::vector<std::string> titles;
  int sheets = 0;
  std::int64_t rows = 0;  // of this sheet
  std::string out;

  void flush() {
    zip.write(out);
    out.clear();
  }
  void begin_sheet() {
    ++sheets;
    rows = 0;
    zip.begin("xl/worksheets/sheet" + std::to_string(sheets) + ".xml");
    out += std::string(k_head) + "<worksheet xmlns=\"" + std::string(k_main) +
           "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
           "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
           "<sheetFormatPr defaultRowHeight=\"15\" defaultColWidth=\"16\"/><sheetData>";
    if (!titles.empty()) line(titles, true);
  }
  void end_sheet() {
    out += "</sheetData></worksheet>";
    flush();
    zip.end();
  }
  template <class Cells>
  void line(const Cells& cells, bool bold) {
    ++rows;
    out += "<row>";
    for (const std::string_view cell : cells) {
      if (cell.empty()) {
        out += "<c/>";
      } else if (!bold && is_plain_number(cell)) {
        out.append(is_amount(cell) ? "<c s=\"2\"><v>" : "<c><v>").append(cell).append("</v></c>");
      } else {
        out += bold ? R"(<c s="1" t="inlineStr"><is><t xml:space="preserve">)"
                    : R"(<c t="inlineStr"><is><t xml:space="preserve">)";
        append_escaped(out, cell);
        out += "</t></is></c>";
      }
    }
    out += "</row>";
    if (out.size() >= k_flush_at) flush();
  }
  void member(const std::string& path, const std::string& text) {
    zip.begin(path);
    zip.write(text);
    zip.end();
  }
  void write_book();
};

void XlsxWriter::Parts::write_book() {
  std::string entries, relations, overrides;
  for (int i = 1; i <= sheets; ++i) {
    const std::string number = std::to_string(i);
    std::string title;
    append_escaped(title, name + (sheets > 1 ? " " + number : ""));
    entries += "<sheet name=\"" + title + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    relations += relationship("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    overrides += override_of("xl/worksheets/sheet" + number + ".xml", "worksheet");
  }
  relations += relationship("rId" + std::to_string(sheets + 1), "styles", "styles.xml");
  const std::string begin =
      std::string(k_head) + "<Relationships xmlns=\"" + std::string(k_package) + "relationships\">";
  member("xl/workbook.xml", std::string(k_head) + "<workbook xmlns=\"" + std::string(k_main) +
                                "\" xmlns:r=\"" + std::string(k_relations) + "\"><sheets>" + entries +
                                "</sheets></workbook>");
  member("xl/_rels/workbook.xml.rels", begin + relations + "</Relationships>");
  member("xl/styles.xml", styles());
  member("_rels/.rels",
         begin + relationship("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
  member("[Content_Types].xml",
         std::string(k_head) + "<Types xmlns=\"" + std::string(k_package) + "content-types\">" +
             "<Default Extension=\"rels\" "
             "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
             override_of("xl/workbook.xml", "sheet.main") + override_of("xl/styles.xml", "styles") +
             overrides + "</Types>");
}

XlsxWriter::XlsxWriter(const std::string& path, std::string sheet_name)
    : parts_(std::make_unique<Parts>(path, std::move(sheet_name))) {}
XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::header(std::span<const std::string_view> titles) {
  parts_->titles.assign(titles.begin(), titles.end());
  parts_->begin_sheet();
}

void XlsxWriter::row(std::span<const std::string_view> cells) {
  if (parts_->sheets == 0) parts_->begin_sheet();
  if (parts_->rows == k_rows_a_sheet) {
    parts_->end_sheet();
    parts_->begin_sheet();
  }
  parts_->line(cells, false);
}

void XlsxWriter::close() {
  if (parts_->sheets == 0) parts_->begin_sheet();
  parts_->end_sheet();
  parts_->write_book();
  parts_->zip.close();
}

}  // namespace pc::documents
