// What every list has in common: paging, sorting by named columns, substring filters, CSV export.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::lists {

namespace errors {
inline constexpr ErrorCode masked_filter{"lists.masked_filter", Kind::forbidden,
                                         "What is shown masked can be searched by who may see it in full.",
                                         "仅有权查看完整信息的人员可按脱敏字段查询。"};
}  // namespace errors

/// Paging inputs: rows a page, rows to skip.
struct Limit : wire::Bounded<1, limits::page_rows_max> {
  Limit() { value = limits::page_rows_default; }
};
struct Offset : wire::Bounded<0, limits::page_offset_max> {};

/// How many rows a list has, when its page shows where it ends: it is not full. Otherwise they are to be counted.
std::optional<std::int64_t> end_of_list(Limit limit, Offset offset, std::size_t rows);

/// A column by which a list may be sorted, and the number its statement knows it by: n ascending, n + 1 descending.
struct SortKey {
  std::string_view name;
  int number;
};
/// "name" or "-name" → the statement's number; nothing given → `initial`. Refuses invalid_value naming the columns.
Result<std::int64_t> sort_number(const std::optional<Text<1, 64>>& sort, std::span<const SortKey> keys,
                                 int initial);

/// '%text%' for LIKE … ESCAPE '!', or '' when there is nothing to filter by (the statement's clause is left out).
std::string contains_pattern(const std::optional<Text<0, 64>>& text);
/// The text itself for the same, '' when there is none. For columns that are shown masked: by parts of them, what is
/// masked could be guessed character by character.
std::string whole_pattern(const std::optional<Text<0, 64>>& text);
/// Whole too, it could be guessed: who sees it masked finds nobody by it. Refuses lists.masked_filter at `field`.
Outcome check_masked_filter(bool sees_it_in_full, std::string_view asked, std::string_view field);
std::string text_or_empty(const std::optional<Text<0, 64>>& text);

/// Begin of a first day and end of a last day, as microseconds; open ends are the ends of time.
Period period_of(const std::optional<Day>& from, const std::optional<Day>& to);

/// The end of `period` in microseconds, 0 when it is open.
std::int64_t end_or_zero(const Period& period);

/// A column of a file: the field of the list's rows (export_list), its head, and how its cells are said.
struct Column {
  std::string_view field, en, zh;
  bool anonymous = false;       // a name that is masked in files though pages show it
  std::string_view words = {};  // the group of words for its codes
};
/// A column whose cells are given by hand.
constexpr Column head(std::string_view en, std::string_view zh, std::string_view words = {}) {
  return {{}, en, zh, false, words};
}
/// The ids of customers, under one head in every file, so that files can be put together.
constexpr Column customer_id(std::string_view field = {}) { return {field, "Customer ID", "客户ID"}; }
/// Whether a head is that of `customer_id`.
bool is_customer_id(std::string_view head);

/// A column of codes, which the file says in the words of this group.
constexpr Column in_words(std::string_view words, std::string_view field, std::string_view en,
                          std::string_view zh) {
  return {field, en, zh, false, words};
}

/// Writes lines of CSV as people read them: codes in words, instants in GMT+08:00, a byte order mark so that
/// spreadsheets read UTF-8, text that looks like a formula made harmless, and names masked unless the reader gets
/// them in full.
class CsvExport {
 public:
  using Write = std::function<void(std::string_view)>;
  CsvExport(const Write& write, std::span<const Column> columns, const access::Principal& who);
  void line(std::span<const std::string> cells);

 private:
  std::string said(const Column& column, const std::string& cell) const;

  const Write& write_;
  std::span<const Column> columns_;
  const access::Principal& who_;
};

}  // namespace pc::lists

namespace pc::wire {
template <>
struct Codec<lists::Limit> : Codec<Bounded<1, limits::page_rows_max>> {};
template <>
struct Codec<lists::Offset> : Codec<Bounded<0, limits::page_offset_max>> {};
}  // namespace pc::wire
