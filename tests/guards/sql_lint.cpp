#include "sql_lint.hpp"

#include <algorithm>
#include <regex>

namespace pc::guards {
namespace {

struct Forbidden {
  const char* pattern;
  const char* why;
};

constexpr Forbidden k_forbidden[] = {
    {"\\b(BOOLEAN|TRUE|FALSE)\\b", "flags are 0 and 1"},
    {"\\b(NOW|RANDOM|GEN_RANDOM_UUID|STRFTIME|DATETIME|JULIANDAY|UNIXEPOCH|DATE_TRUNC|TO_CHAR|EXTRACT)\\s*"
     "\\(",
     "time and chance are handed in"},
    {"\\bCURRENT_(TIMESTAMP|DATE|TIME)\\b", "time is handed in"},
    {"\\b(TIMESTAMP|TIMESTAMPTZ|NUMERIC|DECIMAL|REAL|FLOAT|DOUBLE|JSONB?|BYTEA|BLOB|UUID|VARCHAR|CHAR|DATE)"
     "\\b",
     "types are BIGINT, INTEGER, SMALLINT and TEXT"},
    {"\\b(SERIAL|BIGSERIAL|AUTOINCREMENT|IDENTITY|NEXTVAL|ROWID|CTID)\\b", "ids are made by the server"},
    {"\\bSKIP\\s+LOCKED\\b|\\bNOWAIT\\b|\\bFOR\\s+(UPDATE|SHARE)\\b",
     "locks are taken by conditional updates"},
    {"\\b(LISTEN|NOTIFY|PG_[A-Z_]+)\\b", "one engine only"},
    {"\\b(TRIGGER|PROCEDURE|FUNCTION|GENERATED|DEFERRABLE|EXCLUDE|REFERENCES)\\b",
     "correctness lies in the code"},
    {"\\bINSERT\\s+OR\\b|\\bREPLACE\\s+INTO\\b|\\bGLOB\\b|\\bILIKE\\b|\\bSIMILAR\\b|\\bIIF\\s*\\(|"
     "\\bIFNULL\\s*\\(",
     "one engine only"},
    {"\\bSELECT\\s+\\*|\\bRETURNING\\s+\\*", "columns are named"},
    {"::|\\?|\\bUNNEST\\b|\\bANY\\s*\\(|\\bARRAY\\b|~", "one engine only"},
    {"\\bTRUNCATE\\b|\\bDROP\\b|\\bALTER\\b|\\bCREATE\\b|\\bPRAGMA\\b|\\bVACUUM\\b",
     "migrations change the schema"},
    {"\\bDISTINCT\\s+ON\\b|\\bLATERAL\\b|\\bGROUP_CONCAT\\b|\\bSTRING_AGG\\b", "one engine only"},
};

/// Quoted text is data.
std::string without_quotes(const std::string& sql) {
  static const std::regex quoted("'[^']*'");
  return std::regex_replace(sql, quoted, "''");
}

bool matches(const std::string& text, const std::string& pattern) {
  return std::regex_search(text, std::regex(pattern, std::regex::icase));
}

Sql insert_of(const db::Append& append) {
  std::string names;
  std::string marks;
  for (std::size_t i = 0; i < append.columns.size(); ++i) {
    names += (i == 0 ? "" : ", ") + std::string(append.columns[i].name);
    marks += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
  }
  return {append.name,
          "INSERT INTO " + std::string(append.table) + " (" + names + ") VALUES (" + marks + ")"};
}

}  // namespace

std::string room_of_sql(const Sql& sql) { return sql.name.substr(0, sql.name.find('.')); }

std::vector<Sql> all_sql() {
  std::vector<Sql> all;
  for (const auto* statement : db::all_statements())
    for (auto& text : statement->samples()) all.push_back({statement->name, std::move(text)});
  for (const auto* append : db::all_appends()) all.push_back(insert_of(*append));
  return all;
}

bool reads_everywhere(const Schema& schema, const Sql& sql) {
  return sql.name.ends_with("_everywhere") && schema.access(sql.text).writes.empty();
}

Findings words(const Sql& sql) {
  Findings findings;
  const auto text = without_quotes(sql.text);
  for (const auto& [pattern, why] : k_forbidden) {
    std::smatch found;
    if (std::regex_search(text, found, std::regex(pattern, std::regex::icase)))
      findings.push_back(sql.name + ": " + found.str() + ": " + why);
  }
  return findings;
}

Findings tenants(const Schema& schema, const Sql& sql) {
  const auto access = schema.access(sql.text);
  if (access.fault) return {sql.name + ": SQLite: " + *access.fault};
  if (reads_everywhere(schema, sql)) return {};
  Findings findings;
  const auto text = without_quotes(sql.text);
  const bool inserts = matches(text, "^\\s*INSERT INTO [a-z_0-9]+ \\([^)]*\\btenant_id\\b");
  const bool named = matches(text, "tenant_id\\s*=\\s*\\$[0-9]+|\\(tenant_id,[^)]*\\)\\s*=\\s*\\(\\$[0-9]+");
  std::set<std::string> touched = access.reads;
  touched.insert(access.writes.begin(), access.writes.end());
  for (const auto& table : touched)
    if (schema.of_tenants(table) && !inserts && !named)
      findings.push_back(sql.name + ": no tenant_id = $n for " + table);
  return findings;
}

Findings moves(const Schema& schema, const Sql& sql) {
  static const std::regex update(R"(^\s*UPDATE ([a-z_0-9]+)\b.*? SET (?:(?!\bWHERE\b).)*\btenant_id\s*=)");
  static const std::regex upsert(
      R"(^\s*INSERT INTO ([a-z_0-9]+)\b.*\bDO UPDATE SET (?:(?!\bWHERE\b).)*[ ,]tenant_id\s*=)");
  static const std::regex copy(R"(^\s*INSERT INTO ([a-z_0-9]+) \(([^)]*)\) SELECT .* FROM \1\b)");
  const auto text = without_quotes(sql.text);
  std::smatch found;
  for (const auto* pattern : {&update, &upsert})
    if (std::regex_search(text, found, *pattern) && schema.of_tenants(found[1]))
      return {sql.name + ": sets tenant_id of " + found[1].str() + "; copy the rows and delete them"};
  Findings findings;
  if (!std::regex_search(text, found, copy)) return findings;
  const std::string named = found[2];
  for (const auto& column : schema.columns(found[1]))
    if (!matches(named, "\\b" + column.name + "\\b"))
      findings.push_back(sql.name + ": leaves out " + column.name + " of the rows that it copies");
  return findings;
}

Findings arrows(const Schema& schema, const Arrows& house, const Sql& sql) {
  const auto access = schema.access(sql.text);
  if (access.fault) return {sql.name + ": SQLite: " + *access.fault};
  const auto room = room_of_sql(sql);
  if (!house.is_room(room)) return {sql.name + ": a statement is called <room>.<what>"};
  Findings findings;
  for (const auto& table : access.writes)
    if (schema.owner(table) != room)
      findings.push_back(sql.name + " writes " + table + " of " + schema.owner(table));
  for (const auto& table : access.reads)
    if (!house.uses(room, schema.owner(table)))
      findings.push_back(sql.name + " reads " + table + " of " + schema.owner(table) + ", which " + room +
                         " does not use");
  return findings;
}

Findings table(const Schema& schema, const Arrows& house, const std::string& name) {
  Findings findings;
  if (!house.is_room(schema.owner(name))) findings.push_back(name + " belongs to no room of this application");
  bool keyed = false;
  bool tenant = false;
  for (const auto& column : schema.columns(name)) {
    if (!matches(column.type, "^(BIGINT|INTEGER|SMALLINT|TEXT)$"))
      findings.push_back(name + "." + column.name + " is " + column.type);
    keyed = keyed || column.key_place > 0;
    tenant = tenant || column.name == "tenant_id";
    if (column.key_place > 1 && column.name == "tenant_id")
      findings.push_back(name + ": tenant_id stands in its key, but not first");
  }
  if (!keyed) findings.push_back(name + " has no primary key");
  if (schema.of_tenants(name))
    for (const auto& first : schema.first_of_indexes(name))
      if (first != "tenant_id") findings.push_back(name + ": an index or key begins with " + first);
  return findings;
}

Findings rows(const Schema& schema, const Sql& sql, const std::vector<std::string>& declared) {
  if (declared.empty()) return {};
  const auto columns = schema.row_columns(sql.text);
  if (columns == declared) return {};
  const auto listed = [](const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  };
  return {sql.name + ": its rows are (" + listed(columns) + "), declared are (" + listed(declared) + ")"};
}

Findings append(const Schema& schema, const db::Append& append) {
  Findings findings;
  const auto& columns = schema.columns(append.table);
  for (const auto& gathered : append.columns) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == gathered.name; });
    if (found == columns.end())
      findings.push_back(std::string(append.name) + ": no column " + gathered.name);
    else if ((found->type == "TEXT") != (gathered.type == db::ColumnType::text))
      findings.push_back(std::string(append.name) + ": " + gathered.name + " is " + found->type);
  }
  for (const auto& column : columns) {
    const bool given = std::any_of(append.columns.begin(), append.columns.end(),
                                   [&](const auto& gathered) { return column.name == gathered.name; });
    if (column.required && !given)
      findings.push_back(std::string(append.name) + ": leaves out " + column.name);
  }
  return findings;
}

}  // namespace pc::guards
