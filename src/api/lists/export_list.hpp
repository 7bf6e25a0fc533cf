// Public: a list written to a file from the list itself, page after page, so that file and page cannot differ. Of an
// object its `name` is written, of an array what its items are called.
#pragma once
#include "lists.hpp"

namespace pc::lists {

/// Takes the list's answers and writes their rows.
class PageWriter {
 public:
  PageWriter(std::span<const Column> columns, const access::Principal& who, const CsvExport::Write& write);
  /// Returns how many rows the page had.
  std::int64_t page(std::string_view json);

 private:
  std::span<const Column> columns_;
  Language language_;
  CsvExport csv_;
};

namespace detail {
template <class List>
class Exported;
template <class Rows, class View, class Query>
class Exported<Result<Rows> (*)(const View&, const Query&)> {
 public:
  template <Result<Rows> (*list)(const View&, const Query&), const auto& columns>
  static Result<Done> run(const View& view, const Query& query, const CsvExport::Write& write) {
    PageWriter file(columns, view.who, write);
    if constexpr (!requires(Query each) { each.offset; }) {
      PC_TRY(rows, list(view, query));
      file.page(wire::encode(rows, view.who.in_full));
      return Done{};
    } else {
      return all_pages<list>(view, query, file);
    }
  }

 private:
  template <Result<Rows> (*list)(const View&, const Query&)>
  static Result<Done> all_pages(const View& view, const Query& query, PageWriter& file) {
    Query page = query;
    page.limit.value = limits::page_rows_max;
    page.offset.value = 0;
    while (true) {
      PC_TRY(rows, list(view, page));
      if (file.page(wire::encode(rows, view.who.in_full)) < limits::page_rows_max) return Done{};
      page.offset.value += limits::page_rows_max;
    }
  }
};
}  // namespace detail

/// What a download of `list` runs.
template <auto list, const auto& columns>
inline constexpr auto export_list = &detail::Exported<decltype(list)>::template run<list, columns>;

}  // namespace pc::lists
