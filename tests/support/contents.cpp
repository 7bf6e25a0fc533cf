#include "support/contents.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace pc::support {
namespace {

constexpr std::string_view k_sqlite_prefix = "sqlite:";
using Rows = std::vector<std::string>;

Rows ask(sqlite3* db, const std::string& sql) {
  const auto add = [](void* rows, int count, char** values, char**) {
    std::string row;
    for (int i = 0; i < count; ++i)
      row += (i == 0 ? "" : "|") + std::string(values[i] != nullptr ? values[i] : "NULL");
    static_cast<Rows*>(rows)->push_back(row);
    return 0;
  };
  Rows rows;
  if (sqlite3_exec(db, sql.c_str(), +add, &rows, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(db));
  return rows;
}

Rows ask(PGconn* connection, const std::string& sql) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection, sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection));
  Rows rows;
  for (int i = 0; i < PQntuples(result.get()); ++i) {
    std::string row;
    for (int column = 0; column < PQnfields(result.get()); ++column)
      row += (column == 0 ? "" : "|") + std::string(PQgetvalue(result.get(), i, column));
    rows.push_back(row);
  }
  return rows;
}

template <class Database>
Contents all_of(Database* database, const std::string& tables) {
  Contents all;
  for (const auto& table : ask(database, tables)) {
    auto& rows = all[table] = ask(database, "SELECT * FROM " + table);
    std::ranges::sort(rows);
  }
  return all;
}

}  // namespace

Contents contents_of(const Storage& storage) {
  const std::string& url = storage.url();
  if (!url.starts_with(k_sqlite_prefix)) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), PQfinish);
    return all_of(connection.get(), "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  }
  sqlite3* opened = nullptr;
  sqlite3_open_v2(url.substr(k_sqlite_prefix.size()).c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> db(opened, sqlite3_close_v2);
  return all_of(db.get(), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
}

std::string difference(const Contents& before, const Contents& after) {
  std::string text;
  const auto note = [&](char sign, const std::string& table, const Rows& ones, const Rows& others) {
    Rows only;
    std::ranges::set_difference(ones, others, std::back_inserter(only));
    for (const auto& row : only) text += sign + table + ' ' + row + '\n';
  };
  for (const auto& [table, rows] : after) {
    const auto found = before.find(table);
    const Rows& earlier = found == before.end() ? Rows() : found->second;
    note('-', table, earlier, rows);
    note('+', table, rows, earlier);
  }
  return text;
}

}  // namespace pc::support
