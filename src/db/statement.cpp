#include "clauses.hpp"
#include "db.hpp"

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

std::vector<std::string> Statement::samples() const { return clauses->samples(); }

std::span<const Statement* const> all_statements() { return statements(); }

Append::Append(const char* name_, const char* table_, std::vector<Column> columns_)
    : name(name_), table(table_), columns(std::move(columns_)), number(static_cast<int>(appends().size())) {
  appends().push_back(this);
  mark.declare("statement", name);
}

std::span<const Append* const> all_appends() { return appends(); }

bool Row::null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::int64_t Row::integer(std::size_t column) const {
  const auto* value = std::get_if<std::int64_t>(&values_.at(column));
  ensure(value != nullptr, "an integer column");
  return *value;
}

const std::string& Row::text(std::size_t column) const {
  const auto* value = std::get_if<std::string>(&values_.at(column));
  ensure(value != nullptr, "a text column");
  return *value;
}

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
