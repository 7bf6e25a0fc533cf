// Prepares statements on PostgreSQL.
#pragma once
#include <memory>
#include <string>

#include "sql_lint.hpp"

struct pg_conn;

namespace pc::house {

class PostgresCheck {
 public:
  explicit PostgresCheck(const std::string& conninfo);
  ~PostgresCheck();
  PostgresCheck(const PostgresCheck&) = delete;
  PostgresCheck& operator=(const PostgresCheck&) = delete;
  /// What the server says, and columns of its answer that are neither integer nor text.
  Findings prepare(const Sql& sql);

 private:
  pg_conn* connection_;
};

}  // namespace pc::house
