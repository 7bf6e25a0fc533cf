// Statements with declared parameters and rows.
//
//   struct OfCustomer {
//     TenantId tenant_id;
//     CustomerId customer_id;
//   };
//   struct Balance {
//     std::string kind;
//     Money balance;
//   };
//   const db::Sql<OfCustomer, Balance> select_balances{
//       "funds.balances",
//       "SELECT kind, balance FROM account WHERE tenant_id = :tenant_id AND owner_id = :customer_id"};
//
//   for (const Balance& each : reader.rows(select_balances, {tenant, customer})) …
//
// A parameter that is no member of the struct, or a member that the text does not ask for, stops the program while it
// starts; a column whose name or place differs fails when the statement is prepared.
#pragma once
#include <boost/pfr/core.hpp>

#include "platform/db/column.hpp"
#include "platform/db/fields.hpp"

namespace pc::db {

/// No parameters, or no rows.
struct None {};

namespace detail {

template <class T>
Params params_of(const T& members) {
  Params params;
  params.reserve(k_field_count<T>);
  boost::pfr::for_each_field(members, [&](const auto& member) {
    params.push_back(ColumnOf<std::remove_cvref_t<decltype(member)>>::to(member));
  });
  return params;
}

template <class T>
T row_of(const Row& row) {
  T members{};
  std::size_t at = 0;
  boost::pfr::for_each_field(members, [&](auto& member) {
    member = ColumnOf<std::remove_cvref_t<decltype(member)>>::from(row.values()[at++]);
  });
  return members;
}

}  // namespace detail

template <class In, class Out = None>
class Sql : public Statement {
 public:
  using Input = In;
  using Output = Out;
  Sql(const char* called, std::string_view text)
      : Statement(called, text, k_field_names<In>, k_field_names<Out>) {}

  static Params params(const In& in) { return detail::params_of(in); }
  static std::vector<Params> params(std::span<const In> many) {
    std::vector<Params> all;
    all.reserve(many.size());
    for (const In& in : many) all.push_back(detail::params_of(in));
    return all;
  }
  static Out row(const Row& row) { return detail::row_of<Out>(row); }
};

/// Rows gathered for an append-only table: its columns are the members of T.
template <class T>
class AppendOf : public Append {
 public:
  AppendOf(const char* called, const char* into) : Append(called, into, columns_of()) {}
  static Params values(const T& row) { return detail::params_of(row); }

 private:
  static std::vector<Column> columns_of() {
    std::vector<Column> columns;
    add_columns(columns, std::make_index_sequence<k_field_count<T>>{});
    return columns;
  }
  template <std::size_t... I>
  static void add_columns(std::vector<Column>& columns, std::index_sequence<I...>) {
    (columns.push_back({std::string(k_field_names<T>[I]), k_integer_column<boost::pfr::tuple_element_t<I, T>>
                                                              ? ColumnType::integer
                                                              : ColumnType::text}),
     ...);
  }
};

/// "alias.a, alias.b" of the members of T, for a SELECT of all of them.
template <class T>
std::string columns(std::string_view alias = {}) {
  std::string text;
  for (const auto name : k_field_names<T>) {
    if (!text.empty()) text += ", ";
    if (!alias.empty()) text += std::string(alias) + ".";
    text += name;
  }
  return text;
}

/// "INSERT INTO table (a, b) VALUES (:a, :b)" with the members of T.
template <class T>
std::string insert_into(std::string_view table) {
  std::string marks;
  for (const auto name : k_field_names<T>) marks += (marks.empty() ? ":" : ", :") + std::string(name);
  return "INSERT INTO " + std::string(table) + " (" + columns<T>() + ") VALUES (" + marks + ")";
}

// ---- Asking -----------------------------------------------------------------------------------------------------

template <class In, class Out>
std::vector<Out> Reader::rows(const Sql<In, Out>& sql, const std::type_identity_t<In>& in) {
  std::vector<Out> all;
  each(static_cast<const Statement&>(sql), sql.params(in), [&](const Row& row) {
    all.push_back(sql.row(row));
    return true;
  });
  return all;
}

template <class In, class Out>
std::optional<Out> Reader::maybe(const Sql<In, Out>& sql, const std::type_identity_t<In>& in) {
  const auto row = maybe(static_cast<const Statement&>(sql), sql.params(in));
  if (!row) return std::nullopt;
  return sql.row(*row);
}

template <class In, class Out>
Out Reader::one(const Sql<In, Out>& sql, const std::type_identity_t<In>& in) {
  return sql.row(one(static_cast<const Statement&>(sql), sql.params(in)));
}

template <class In, class Out>
void Reader::each(const Sql<In, Out>& sql, const std::type_identity_t<In>& in,
                  const std::function<bool(const std::type_identity_t<Out>&)>& row) {
  each(static_cast<const Statement&>(sql), sql.params(in),
       [&](const Row& found) { return row(sql.row(found)); });
}

template <class In, class Out>
void Reader::each_of(const Sql<In, Out>& sql, std::span<const std::type_identity_t<In>> many,
                     const std::function<void(std::size_t, const std::type_identity_t<Out>&)>& row) {
  each_of(static_cast<const Statement&>(sql), sql.params(many),
          [&](std::size_t at, const Row& found) { row(at, sql.row(found)); });
}

template <class In, class Out>
void Reader::pages(const Sql<In, Out>& sql, const std::type_identity_t<In>& in, std::size_t rows,
                   const std::function<bool(const std::vector<std::type_identity_t<Out>>&)>& page) {
  pages(static_cast<const Statement&>(sql), sql.params(in), rows, [&](const Rows& found) {
    std::vector<Out> all;
    all.reserve(found.size());
    for (const Row& each : found) all.push_back(sql.row(each));
    return page(all);
  });
}

template <class In, class Out>
std::int64_t Transaction::change(const Sql<In, Out>& sql, const std::type_identity_t<In>& in) {
  return change(static_cast<const Statement&>(sql), sql.params(in));
}

template <class In, class Out>
std::vector<std::int64_t> Transaction::change_each(const Sql<In, Out>& sql,
                                                   std::span<const std::type_identity_t<In>> many) {
  return change_each(static_cast<const Statement&>(sql), sql.params(many));
}

template <class T>
void Transaction::append(const AppendOf<T>& append_of, const std::type_identity_t<T>& row) {
  append(static_cast<const Append&>(append_of), append_of.values(row));
}

/// A read that a closure is expected to ask for.
template <class In, class Out>
Prefetch prefetch(const Sql<In, Out>& sql, const std::type_identity_t<In>& in) {
  return {&sql, sql.params(in)};
}

}  // namespace pc::db
