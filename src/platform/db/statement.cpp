#include "clauses.hpp"
#include "column.hpp"
#include "named.hpp"

namespace pc::db {
namespace {

std::vector<const Statement*>& statements() {
  static std::vector<const Statement*> all;
  return all;
}

std::vector<const Append*>& appends() {
  static std::vector<const Append*> all;
  return all;
}

/// SELECT reads; WITH reads unless a part of it writes; everything else is taken to write.
bool writing(std::string_view sql) {
  const auto from = sql.find_first_not_of(" \n\t(");
  const auto text = from == std::string_view::npos ? sql : sql.substr(from);
  if (text.starts_with("SELECT") || text.starts_with("VALUES")) return false;
  if (!text.starts_with("WITH")) return true;
  for (const std::string_view word : {"INSERT INTO ", "UPDATE ", "DELETE FROM "})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

Statement::Statement(const char* name_, const char* sql_)
    : name(name_),
      sql(sql_),
      clauses(std::make_shared<Clauses>(sql_)),
      number(static_cast<int>(statements().size())),
      writes(writing(sql_)) {
  statements().push_back(this);
  mark.declare("statement", name);
}

Statement::Statement(const char* name_, std::string_view sql_, std::span<const std::string_view> params,
                     std::span<const std::string_view> columns_)
    : Statement(name_, numbered(name_, sql_, params).c_str()) {
  columns.assign(columns_.begin(), columns_.end());
}

void Statement::check_columns(std::size_t count,
                              const std::function<std::string_view(std::size_t)>& column) const {
  if (columns.empty()) return;
  ensure(count == columns.size(), std::string(name) + " has " + std::to_string(count) +
                                      " columns, declared are " + std::to_string(columns.size()));
  for (std::size_t i = 0; i < count; ++i)
    ensure(column(i) == columns[i], std::string(name) + ": column " + std::string(column(i)) +
                                        " stands where " + columns[i] + " is declared");
}

std::vector<std::string> Statement::samples() const { return clauses->samples(); }

std::span<const Statement* const> all_statements() { return statements(); }

Append::Append(const char* name_, const char* table_, std::vector<Column> columns_)
    : name(name_), table(table_), columns(std::move(columns_)), number(static_cast<int>(appends().size())) {
  appends().push_back(this);
  mark.declare("statement", name);
}

std::span<const Append* const> all_appends() { return appends(); }

namespace detail {

std::int64_t integer_in(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  ensure(number != nullptr, "an integer column");
  return *number;
}

const std::string& text_in(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  ensure(text != nullptr, "a text column");
  return *text;
}

void no_such_code(std::string_view text) {
  throw Bug("a column holds a code that is not known: " + std::string(text));
}

}  // namespace detail

bool Row::null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::int64_t Row::integer(std::size_t column) const { return detail::integer_in(values_.at(column)); }

const std::string& Row::text(std::size_t column) const { return detail::text_in(values_.at(column)); }

Rows Reader::rows(const Statement& statement, const Params& params) {
  Rows all;
  each(statement, params, [&](const Row& row) {
    all.push_back(row);
    return true;
  });
  return all;
}

std::optional<Row> Reader::maybe(const Statement& statement, const Params& params) {
  std::optional<Row> found;
  each(statement, params, [&](const Row& row) {
    ensure(!found, "at most one row");
    found = row;
    return true;
  });
  return found;
}

Row Reader::one(const Statement& statement, const Params& params) {
  auto row = maybe(statement, params);
  ensure(row.has_value(), "exactly one row");
  return *row;
}

}  // namespace pc::db
