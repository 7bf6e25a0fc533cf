#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "platform/documents/table.hpp"

namespace pc::documents {
namespace {

constexpr std::size_t k_cell_characters_max = 32'767;
constexpr double k_width_least = 8, k_width_most = 40, k_width_time = 20, k_width_amount = 16;

void expect(lxw_error error, const char* what) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string(what) + ": " + lxw_strerror(error));
}

/// "_x000D_" in a text would be read back as the character of that number.
bool looks_like_escape(std::string_view text) {
  if (text.size() < 7 || text.substr(0, 2) != "_x" || text[6] != '_') return false;
  return text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// U+FFFE and U+FFFF, which XML has no word for.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");
}

/// What a cell can hold of a text: no control characters but line ends and tabs, at most so many characters.
std::string cell_text(std::string_view text) {
  std::string kept;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0) != 0x80 && ++characters > k_cell_characters_max) break;
    if (is_noncharacter(text.substr(i))) {
      i += 2;
      continue;
    }
    if (byte < 0x20 && text[i] != '\n' && text[i] != '\t') continue;
    if (looks_like_escape(text.substr(i))) kept += "_x005F";
    kept += text[i];
  }
  return kept;
}

/// Columns of wide characters are twice as wide.
double width_of(const TableHead& head) {
  if (head.cells == Cells::time) return k_width_time;
  double width = 2;
  for (const char c : head.text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) width += byte < 0x80 ? 1 : 2;
  }
  if (head.cells == Cells::amount) return std::max(width, k_width_amount);
  return std::clamp(width, k_width_least, k_width_most);
}

/// "2026-11-24 12:00:00" or a day; nothing when it is neither.
std::optional<lxw_datetime> date_of(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    if (at + size <= text.size()) std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
  };
  constexpr std::size_t k_day = 10, k_time = 19;
  if (text.size() != k_day && text.size() != k_time) return std::nullopt;
  lxw_datetime at{number(0, 4), number(5, 2), number(8, 2), 0, 0, 0};
  if (text.size() == k_time) {
    at.hour = number(11, 2);
    at.min = number(14, 2);
    at.sec = number(17, 2);
  }
  if (at.year < 1900 || at.month < 1 || at.day < 1 || at.hour < 0 || at.min < 0 || at.sec < 0)
    return std::nullopt;
  return at;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Two decimals, as money has.
bool looks_like_amount(std::string_view number) {
  constexpr std::size_t k_from_the_end = 3;
  return number.size() > k_from_the_end && number[number.size() - k_from_the_end] == '.';
}

Cells cells_of(Cells declared, std::string_view text) {
  if (declared != Cells::as_it_looks) return declared;
  if (!is_plain_number(text)) return Cells::text;
  return looks_like_amount(text) ? Cells::amount : Cells::number;
}

/// The file is whole only when it outlives a crash.
void sync(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw std::runtime_error("cannot write " + path);
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

struct XlsxTable::Impl {
  Impl(const std::string& path_, std::string name) : path(path_), sheet_name(std::move(name)) {
    std::string folder = std::filesystem::path(path).parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_TRUE;
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) throw std::runtime_error("cannot write " + path);
    bold = workbook_add_format(book);
    format_set_bold(bold);
    amount = with_format("#,##0.00");
    time = with_format("yyyy-mm-dd hh:mm:ss");
    day = with_format("yyyy-mm-dd");
  }

  lxw_format* with_format(const char* text) {
    auto* format = workbook_add_format(book);
    format_set_num_format(format, text);
    return format;
  }

  void begin_sheet() {
    const std::string name = ++sheets == 1 ? sheet_name : sheet_name + " " + std::to_string(sheets);
    sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet == nullptr) throw std::runtime_error("no sheet can be called " + name);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, at, at, width_of(columns[i]), nullptr);
    }
    worksheet_freeze_panes(sheet, columns.empty() ? 0 : 1, 0);
    for (std::size_t i = 0; i < columns.size(); ++i) put_text(0, i, columns[i].text, bold);
    row = columns.empty() ? 0 : 1;
  }

  void put_text(lxw_row_t at, std::size_t column, std::string_view text, lxw_format* format = nullptr) const {
    if (text.empty()) return;
    expect(worksheet_write_string(sheet, at, static_cast<lxw_col_t>(column), cell_text(text).c_str(), format),
           "a cell");
  }

  void put(std::size_t column, const std::string& text) const {
    const auto cells = cells_of(column < columns.size() ? columns[column].cells : Cells::text, text);
    const auto place = static_cast<lxw_col_t>(column);
    if (cells == Cells::amount || cells == Cells::number) {
      if (const auto number = number_of(text))
        return expect(
            worksheet_write_number(sheet, row, place, *number, cells == Cells::amount ? amount : nullptr),
            "a number");
    } else if (cells == Cells::time || cells == Cells::day) {
      if (auto date = date_of(text))
        return expect(worksheet_write_datetime(sheet, row, place, &*date, cells == Cells::time ? time : day),
                      "a date");
    }
    put_text(row, column, text);
  }

  /// Rows lie in temporary files until the end, and the library does not look whether they got there.
  void check_rows() const {
    lxw_sheet* each = nullptr;
    STAILQ_FOREACH(each, book->sheets, list_pointers) {
      std::FILE* rows = each->is_chartsheet != 0 ? nullptr : each->u.worksheet->optimize_tmpfile;
      if (rows != nullptr && (std::fflush(rows) != 0 || std::ferror(rows) != 0))
        throw std::runtime_error("cannot write the rows of " + path);
    }
  }

  std::string path, sheet_name;
  std::vector<TableHead> columns;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *bold = nullptr, *amount = nullptr, *time = nullptr, *day = nullptr;
  lxw_row_t row = 0;
  int sheets = 0;
};

XlsxTable::XlsxTable(const std::string& path, std::string sheet_name)
    : impl_(std::make_unique<Impl>(path, std::move(sheet_name))) {}

XlsxTable::~XlsxTable() {
  if (impl_->book != nullptr) lxw_workbook_free(impl_->book);
}

void XlsxTable::head(std::span<const TableHead> columns) {
  impl_->columns.assign(columns.begin(), columns.end());
  impl_->begin_sheet();
}

void XlsxTable::row(std::span<const std::string> cells) {
  if (impl_->sheet == nullptr || impl_->row >= k_rows_a_sheet) impl_->begin_sheet();
  for (std::size_t i = 0; i < cells.size(); ++i) impl_->put(i, cells[i]);
  ++impl_->row;
}

void XlsxTable::close() {
  if (impl_->sheet == nullptr) impl_->begin_sheet();
  impl_->check_rows();
  expect(workbook_close(std::exchange(impl_->book, nullptr)), "the workbook");
  sync(impl_->path);
}

}  // namespace pc::documents
