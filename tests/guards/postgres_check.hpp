// Asks PostgreSQL itself about statements: whether they can be prepared, and whose rows they touch.
#pragma once
#include <memory>
#include <string>

#include "sql_lint.hpp"

struct pg_conn;

namespace pc::guards {

class PostgresCheck {
 public:
  explicit PostgresCheck(const std::string& conninfo);
  ~PostgresCheck();
  PostgresCheck(const PostgresCheck&) = delete;
  PostgresCheck& operator=(const PostgresCheck&) = delete;
  /// What the server says, and columns of its answer that are neither integer nor text.
  Findings prepare(const Sql& sql);

  /// Makes every table of tenants anew in hash partitions by tenant_id, as a distributed database would. A key that
  /// lacks tenant_id is refused by the server.
  Findings partition(const Schema& schema);
  /// Tables of which a statement, asked for one tenant, would touch rows of others: PostgreSQL prunes a partitioned
  /// table to one partition only when each use of it is tied to a tenant_id that is given, directly or through another
  /// table's tenant_id, whatever joins, sub-selects and unions stand between. A sample whose clauses contradict each
  /// other has an empty plan; the others then tell. After partition().
  Findings one_tenant(const Schema& schema, const std::string& name, const std::vector<std::string>& samples);

 private:
  /// "(1, '1')": one value for every parameter of a prepared statement, so that tenants are equal.
  std::string arguments_of(const std::string& name);
  Findings prepare_as(const std::string& name, const Sql& sql);
  /// Lines of an answer of one column; what the server says when it refuses, as a fault.
  std::vector<std::string> run(const std::string& sql, Findings& faults);
  pg_conn* connection_;
};

}  // namespace pc::guards
