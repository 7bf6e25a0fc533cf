// A list declared once. Its page, count, filters, order, file, and the fields of its rows and its query come of the
// declaration.
//
//   const lists::List<RecordRow, RecordQuery, customers::PartnerRows> k_records{{
//       .name = "budgets.records",
//       .from = "budget_record r",
//       .scope = "r.tenant_id = :tenant_id " + account_managers::managed_at("r.tenant_id", "r.customer_id", "r.at"),
//       .columns = {lists::column<&RecordRow::amount>("r.amount", {"Budget (CNY)", "预算（元）"}, "In yuan.").sorted(), …},
//       .filters = {lists::contains<&RecordQuery::customer_name>("r.customer_name", "Part of the name."), …},
//       .order = "r.record_id DESC"}};
//
//   wire::Fields RecordRow::fields() { return k_records.row_fields(); }
//   wire::Fields RecordQuery::fields() { return k_records.query_fields(); }
//
// Whose rows are read is the list's third type: a struct whose members are the parameters of `scope`, made from the
// person who asks. A list cannot be read without one, and one whose text does not ask for every member stops the
// program while it starts.
#pragma once
#include "api/lists/list_column.hpp"
#include "api/lists/list_text.hpp"
#include "api/lists/row_fields.hpp"
#include "core/work/work.hpp"
#include "platform/documents/table.hpp"

namespace pc::lists {

/// Parameters that narrow a list to what somebody may see. The tenant is one of them.
template <class T>
concept ScopeParams = requires(T scope) { scope.tenant_id; };

/// For statements "…_everywhere": what only the vendor's people read. `tenant_id` 0: of all tenants.
struct EveryTenant {
  std::int64_t tenant_id = 0;
};

/// What stands in the columns of a list's file, in their order.
using FileCells = std::vector<documents::Cells>;

/// A page of a list.
template <class Row>
struct Page {
  static constexpr const char* shape_name = Row::page_name;
  std::int64_t total = 0;
  std::vector<Row> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Page::total>("total", "Rows that match."),
                                          wire::field<&Page::items>("items", "The page.")};
    return all;
  }
};

/// A page of a list whose rows are counted only so far (`count_most`).
template <class Row>
struct BoundedPage {
  static constexpr const char* shape_name = Row::page_name;
  std::int64_t total = 0;
  bool total_more = false;
  std::vector<Row> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&BoundedPage::total>("total", "Rows that match, as far as they were counted."),
        wire::field<&BoundedPage::total_more>("total_more", "Whether there are more than `total`."),
        wire::field<&BoundedPage::items>("items", "The page.")};
    return all;
  }
};

template <class Row, class Query, ScopeParams Scope, class PageOf = Page<Row>>
class List {
 public:
  /// A sum over all rows that match, told on every page.
  struct Sum {
    std::string sql;
    Money PageOf::*member;
  };
  struct Declared {
    const char* name;             // of its statement, "budgets.records"
    std::string from;             // tables and joins
    std::string count_from = {};  // fewer of them, where counting needs fewer
    std::string scope;            // the condition that asks for every member of Scope
    std::vector<ListColumn<Row>> columns;
    std::vector<Filter<Query>> filters;
    std::string order;  // makes the order total: "r.record_id DESC"; what sorting begins with as well
    std::string_view first_sort = {};  // "-at": the order at first; `order` alone when empty
    std::int64_t count_most = 0;       // rows beyond, and beyond the page, are not counted; 0: all are
    std::vector<Sum> sums = {};
    std::vector<std::string_view> file =
        {};  // names of the columns of its file in their order; empty: as they stand
  };
  /// Computes what SQL does not give, of the rows of a page or of a part of a file.
  using Finish = std::function<void(std::span<Row>)>;

  explicit List(Declared declared)
      : declared_(std::move(declared)),
        text_(text_of(declared_)),
        select_(declared_.name, text_.select(), text_.names),
        count_(text_.count_name.c_str(), text_.count(), text_.count_names),
        row_fields_(declared_.columns) {
    file_columns();
    for (const auto& filter : declared_.filters)
      if (filter.field.name != nullptr) query_fields_.push_back(filter.field);
    query_fields_.push_back(wire::defaulted<&Query::limit>("limit", "Rows a page."));
    query_fields_.push_back(wire::defaulted<&Query::offset>("offset", "Rows to skip."));
    if constexpr (requires(Query query) { query.sort; })
      query_fields_.push_back(wire::field<&Query::sort>("sort", text_.sort_doc.c_str()));
  }
  List(const List&) = delete;
  List& operator=(const List&) = delete;

  wire::Fields row_fields() const { return row_fields_.all(); }
  wire::Fields query_fields() const { return query_fields_; }
  /// What stands in the columns of its file.
  const FileCells& cells() const { return cells_; }

  /// Refuses invalid_value naming the columns that may be sorted by.
  Result<PageOf> page(const work::View& view, const Scope& scope, const Query& query,
                      const Finish& finish = {}) const {
    PC_TRY(sort, sort_of(query));
    db::Params params = params_of(scope, query);
    PageOf page;
    page.items = rows(view, params, sort, query.limit.value, query.offset.value);
    if (finish) finish(page.items);
    const auto end = end_of_list(query.limit, query.offset, page.items.size());
    if (end && declared_.sums.empty())
      page.total = *end;
    else
      count(view, std::move(params), std::max(declared_.count_most, query.offset.value + query.limit.value),
            page);
    return page;
  }

  /// The rows of a page alone, for lists that count in another way. Refuses as `page` does.
  Result<std::vector<Row>> items(const work::View& view, const Scope& scope, const Query& query,
                                 const Finish& finish = {}) const {
    PC_TRY(sort, sort_of(query));
    auto all = rows(view, params_of(scope, query), sort, query.limit.value, query.offset.value);
    if (finish) finish(all);
    return all;
  }

  /// Total and sums alone.
  PageOf totals(const work::View& view, const Scope& scope, const Query& query) const {
    PageOf page;
    count(view, params_of(scope, query),
          std::max(declared_.count_most, query.offset.value + query.limit.value), page);
    return page;
  }

  /// Rows that match, but no more than `most` are counted (0: all).
  std::int64_t count(const work::View& view, const Scope& scope, const Query& query,
                     std::int64_t most = 0) const {
    PageOf page;
    page.total = counted(view, params_of(scope, query), most == 0 ? INT64_MAX : most).integer(0);
    return page.total;
  }

  /// All rows that match, some at a time.
  Outcome each(const work::View& view, const Scope& scope, const Query& query,
               const std::function<void(std::span<const Row>)>& take, const Finish& finish = {}) const {
    PC_TRY(sort, sort_of(query));
    db::Params params = params_of(scope, query);
    params.insert(params.end(), {sort, std::int64_t{INT64_MAX}, std::int64_t{0}});
    view.reader.pages(select_, params, k_rows_a_part, [&](const db::Rows& found) {
      std::vector<Row> part;
      for (const auto& row : found) part.push_back(row_of(row));
      if (finish) finish(part);
      take(part);
      return true;
    });
    return Done{};
  }

  /// All rows that match as lines of a file, without the last `left_out` of its columns.
  Result<Done> write(const work::View& view, const Scope& scope, const Query& query,
                     const CsvExport::Write& write_text, const Finish& finish = {},
                     std::size_t left_out = 0) const {
    const auto columns = std::span(file_).first(file_.size() - left_out);
    CsvExport file(write_text, std::span(heads_).first(columns.size()), view.who);
    const auto put = [&](std::span<const Row> part) {
      std::vector<std::string> cells;
      for (const auto& row : part) {
        cells.clear();
        for (const auto* column : columns) cells.push_back(column->cell(row, column->words, view.who));
        file.line(cells);
      }
    };
    return each(view, scope, query, put, finish);
  }

 private:
  static constexpr std::size_t k_rows_a_part = 1000;

  const ListColumn<Row>* column_of_file(std::string_view name) const {
    for (const auto& column : declared_.columns)
      if (column.name == name && column.in_files) return &column;
    throw Bug(std::string(declared_.name) + " has no column for files that is called " + std::string(name));
  }

  void file_columns() {
    for (const auto name : declared_.file) file_.push_back(column_of_file(name));
    if (declared_.file.empty())
      for (const auto& column : declared_.columns)
        if (column.in_files) file_.push_back(&column);
    for (const auto* column : file_) {
      heads_.push_back(column->in_file());
      cells_.push_back(cells_of(column->kind));
    }
  }

  static documents::Cells cells_of(Kind kind) {
    switch (kind) {
      case Kind::amount: return documents::Cells::amount;
      case Kind::decimal:
      case Kind::number: return documents::Cells::number;
      case Kind::time: return documents::Cells::time;
      case Kind::day: return documents::Cells::day;
      default: return documents::Cells::text;
    }
  }

  static ListText text_of(const Declared& d) {
    ListText text(d.name, d.from, d.count_from.empty() ? d.from : d.count_from, d.scope, d.order);
    for (const auto name : db::k_field_names<Scope>) text.add_parameter(name);
    for (const auto& column : d.columns) text.add_column(column.name, column.sql, column.sort);
    for (const auto& filter : d.filters)
      if (filter.value != nullptr) text.add_filter(filter.name, filter.clause);
    for (const auto& sum : d.sums) text.sums.push_back(sum.sql);
    text.bounded = d.count_most != 0;
    text.close(d.first_sort);
    return text;
  }

  Result<std::int64_t> sort_of(const Query& query) const {
    if constexpr (requires { query.sort; })
      return sort_number(query.sort, text_.sort_keys, text_.first_sort);
    else
      return std::int64_t{text_.first_sort};
  }

  db::Params params_of(const Scope& scope, const Query& query) const {
    db::Params params = db::detail::params_of(scope);
    for (const auto& filter : declared_.filters)
      if (filter.value != nullptr) params.push_back(filter.value(query));
    return params;
  }

  Row row_of(const db::Row& found) const {
    Row row{};
    std::size_t at = 0;
    for (const auto& column : declared_.columns)
      if (column.read) column.read(row, found.values()[at++]);
    return row;
  }

  std::vector<Row> rows(const work::View& view, db::Params params, std::int64_t sort, std::int64_t limit,
                        std::int64_t offset) const {
    params.insert(params.end(), {sort, limit, offset});
    std::vector<Row> all;
    view.reader.each(select_, params, [&](const db::Row& row) {
      all.push_back(row_of(row));
      return true;
    });
    return all;
  }

  db::Row counted(const work::View& view, db::Params params, std::int64_t most) const {
    if (text_.bounded) params.push_back(most);
    return view.reader.one(count_, params);
  }

  /// One more than `most` tells that there are more.
  void count(const work::View& view, db::Params params, std::int64_t most, PageOf& page) const {
    const auto row = counted(view, std::move(params), most + 1);
    page.total = row.integer(0);
    if (text_.bounded && page.total > most) {
      page.total = most;
      if constexpr (requires { page.total_more; }) page.total_more = true;
    }
    for (std::size_t i = 0; i < declared_.sums.size(); ++i)
      page.*declared_.sums[i].member = Money::fen(row.integer(i + 1));
  }

  Declared declared_;
  ListText text_;
  db::Statement select_, count_;
  RowFields row_fields_;
  std::vector<wire::Field> query_fields_;
  std::vector<const ListColumn<Row>*> file_;  // columns of its file
  std::vector<Column> heads_;
  FileCells cells_;
};

}  // namespace pc::lists
