#include "postgres_check.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <regex>

namespace pc::house {
namespace {

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr Oid k_text = 25;
constexpr Oid k_plain[] = {20, 21, 23, k_text, 1043};  // BIGINT, SMALLINT, INTEGER, TEXT, VARCHAR

std::string_view state_of(const ResultPtr& result) {
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  return state != nullptr ? state : "";
}

}  // namespace

PostgresCheck::PostgresCheck(const std::string& conninfo) : connection_(PQconnectdb(conninfo.c_str())) {}

PostgresCheck::~PostgresCheck() { PQfinish(connection_); }

Findings PostgresCheck::prepare(const Sql& sql) {
  std::vector<Oid> types;
  for (int tries = 0;; ++tries) {
    const ResultPtr result(
        PQprepare(connection_, "", sql.text.c_str(), static_cast<int>(types.size()), types.data()), PQclear);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) break;
    const std::string said = PQresultErrorMessage(result.get());
    // A parameter that could be anything is text or integer when it is really sent; text will do here.
    static const std::regex parameter("parameter \\$([0-9]+)");
    std::smatch found;
    if (state_of(result) != "42P18" || tries > 40 || !std::regex_search(said, found, parameter))
      return {sql.name + ": PostgreSQL: " + said};
    const auto number = static_cast<std::size_t>(std::stoi(found[1]));
    types.resize(std::max(types.size(), number), 0);
    types[number - 1] = k_text;
  }
  Findings findings;
  const ResultPtr description(PQdescribePrepared(connection_, ""), PQclear);
  for (int i = 0; i < PQnfields(description.get()); ++i)
    if (std::find(std::begin(k_plain), std::end(k_plain), PQftype(description.get(), i)) == std::end(k_plain))
      findings.push_back(sql.name + ": column " + std::to_string(i) + " (" + PQfname(description.get(), i) +
                         ") is neither integer nor text on PostgreSQL; sums need CAST(… AS BIGINT)");
  return findings;
}

}  // namespace pc::house
