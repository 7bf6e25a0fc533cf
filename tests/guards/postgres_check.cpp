#include "postgres_check.hpp"

#include <libpq-fe.h>

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace pc::guards {
namespace {

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr Oid k_text = 25;
constexpr int k_partitions =
    2;  // enough, as what is not tied touches all; plans of ten tables in four take seconds
constexpr Oid k_plain[] = {20, 21, 23, k_text, 1043};  // BIGINT, SMALLINT, INTEGER, TEXT, VARCHAR

std::string_view state_of(const ResultPtr& result) {
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  return state != nullptr ? state : "";
}

/// Table to the partitions that a plan scans. A scan for the tenant_id of a row around it adds none: that row's own
/// table is tied or not.
std::map<std::string, std::set<std::string>> partitions_in(const std::vector<std::string>& plan) {
  static const std::regex scan(R"(Scan.* on (\w+)__(\d)( |$))");
  static const std::regex of_a_row(R"((Cond|Filter): .*\btenant_id = (\w+\.)?tenant_id\b)");
  std::map<std::string, std::set<std::string>> touched;
  for (auto line = plan.begin(); line != plan.end(); ++line) {
    std::smatch found;
    if (!std::regex_search(*line, found, scan)) continue;
    const auto next =
        std::find_if(line + 1, plan.end(), [](const auto& each) { return each.find("->") != each.npos; });
    const bool around =
        std::any_of(line + 1, next, [](const auto& each) { return std::regex_search(each, of_a_row); });
    auto& partitions = touched[found[1]];
    if (!around) partitions.insert(found[2]);
  }
  return touched;
}

}  // namespace

PostgresCheck::PostgresCheck(const std::string& conninfo) : connection_(PQconnectdb(conninfo.c_str())) {}

PostgresCheck::~PostgresCheck() { PQfinish(connection_); }

Findings PostgresCheck::prepare_as(const std::string& name, const Sql& sql) {
  std::vector<Oid> types;
  for (int tries = 0;; ++tries) {
    const ResultPtr result(
        PQprepare(connection_, name.c_str(), sql.text.c_str(), static_cast<int>(types.size()), types.data()),
        PQclear);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return {};
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
}

Findings PostgresCheck::prepare(const Sql& sql) {
  Findings findings = prepare_as("", sql);
  if (!findings.empty()) return findings;
  const ResultPtr description(PQdescribePrepared(connection_, ""), PQclear);
  for (int i = 0; i < PQnfields(description.get()); ++i)
    if (std::find(std::begin(k_plain), std::end(k_plain), PQftype(description.get(), i)) == std::end(k_plain))
      findings.push_back(sql.name + ": column " + std::to_string(i) + " (" + PQfname(description.get(), i) +
                         ") is neither integer nor text on PostgreSQL; sums need CAST(… AS BIGINT)");
  return findings;
}

std::vector<std::string> PostgresCheck::run(const std::string& sql, Findings& faults) {
  const ResultPtr result(PQexec(connection_, sql.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
    faults.push_back(sql.substr(0, 80) + ": PostgreSQL: " + PQresultErrorMessage(result.get()));
  std::vector<std::string> lines;
  for (int i = 0; i < PQntuples(result.get()); ++i) lines.emplace_back(PQgetvalue(result.get(), i, 0));
  return lines;
}

std::string PostgresCheck::arguments_of(const std::string& name) {
  const ResultPtr description(PQdescribePrepared(connection_, name.c_str()), PQclear);
  std::string arguments;
  for (int i = 0; i < PQnparams(description.get()); ++i)
    arguments +=
        (i == 0 ? "(" : ", ") + std::string(PQparamtype(description.get(), i) == k_text ? "'1'" : "1");
  return arguments.empty() ? "" : arguments + ")";
}

Findings PostgresCheck::partition(const Schema& schema) {
  Findings faults;
  // A plan with constants would leave out what "$1 = 0 OR tenant_id = $1" reads when $1 is 0.
  run("SET plan_cache_mode = force_generic_plan", faults);
  // The order of joins tells nothing here and costs seconds.
  run("SET join_collapse_limit = 1", faults);
  for (const auto& table : schema.tables()) {
    if (!schema.of_tenants(table)) continue;
    run("ALTER TABLE " + table + " RENAME TO " + table + "_plain", faults);
    run("CREATE TABLE " + table + " (LIKE " + table + "_plain INCLUDING ALL) PARTITION BY HASH (tenant_id)",
        faults);
    run("DROP TABLE " + table + "_plain", faults);
    for (int i = 0; i < k_partitions; ++i)
      run(fmt::format("CREATE TABLE {0}__{1} PARTITION OF {0} FOR VALUES WITH (MODULUS {2}, REMAINDER {1})",
                      table, i, k_partitions),
          faults);
  }
  return faults;
}

Findings PostgresCheck::one_tenant(const Schema& schema, const std::string& name,
                                   const std::vector<std::string>& samples) {
  Findings faults;
  std::map<std::string, std::size_t> most;  // partitions of a table; 0: it was in no plan
  for (const auto& text : samples) {
    const auto access = schema.access(text);
    for (const auto& table : access.reads)
      // What only takes new rows is not scanned; its tenant_id is a value of the row.
      if (schema.of_tenants(table) && !(text.starts_with("INSERT") && access.writes.contains(table)))
        most[table];
    if (auto refused = prepare_as("one", {name, text}); !refused.empty()) return refused;
    const auto plan = run("EXPLAIN (COSTS OFF) EXECUTE one" + arguments_of("one"), faults);
    run("DEALLOCATE one", faults);
    for (const auto& [table, partitions] : partitions_in(plan))
      most[table] = std::max({most[table], partitions.size(), std::size_t{1}});
  }
  for (const auto& [table, partitions] : most)
    if (partitions != 1)
      faults.push_back(name + ": " + table +
                       (partitions == 0 ? " is in no plan, so nothing is known of it"
                                        : " is not tied to a tenant_id that is given"));
  return faults;
}

}  // namespace pc::guards
