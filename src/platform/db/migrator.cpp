#include "migrator.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/base/hash.hpp"

namespace pc::db {
namespace {

constexpr const char* k_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER NOT NULL, name TEXT NOT NULL, "
    "content_hash TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (number))";

const Statement select_applied{"db.applied_migrations",
                               "SELECT number, name, content_hash FROM schema_migration ORDER BY number"};
const Statement insert_applied{
    "db.insert_migration",
    "INSERT INTO schema_migration (number, name, content_hash, applied_at) VALUES ($1, $2, $3, $4)"};

struct Migration {
  int number = 0;
  std::string name, sql, hash;
};

/// NNNN_<room>.sql
bool well_named(const std::string& name) {
  const auto digits = std::min<std::size_t>(name.find_first_not_of("0123456789"), name.size());
  return digits == 4 && name.size() > 9 && name[4] == '_' && name.ends_with(".sql");
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw Error(Failure::bug, "cannot read " + path.string());
  return text.str();
}

std::vector<Migration> migrations_in(const std::string& folder) {
  std::vector<Migration> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".sql")) continue;
    if (!well_named(name)) throw Error(Failure::bug, "a migration is named NNNN_<room>.sql, not " + name);
    const auto sql = content_of(entry.path());
    all.push_back({std::stoi(name.substr(0, 4)), name, sql, sha256_hex(sql)});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  const auto twice = std::adjacent_find(all.begin(), all.end(),
                                        [](const auto& a, const auto& b) { return a.number == b.number; });
  if (twice != all.end()) throw Error(Failure::bug, "two migrations have the number of " + twice->name);
  return all;
}

std::vector<Migration> applied(Connection& connection) {
  std::vector<Migration> all;
  connection.query(select_applied, {}, [&](const Row& row) {
    all.push_back({static_cast<int>(row.integer(0)), row.text(1), {}, row.text(2)});
    return true;
  });
  return all;
}

void check_unchanged(const std::vector<Migration>& done, const std::vector<Migration>& wanted) {
  for (const auto& old : done) {
    const auto same =
        std::find_if(wanted.begin(), wanted.end(), [&](const auto& m) { return m.number == old.number; });
    if (same == wanted.end())
      throw Error(Failure::bug, "the database knows a migration this program does not: " + old.name);
    if (same->hash != old.hash) throw Error(Failure::bug, "an applied migration was changed: " + old.name);
  }
}

/// Applies the first missing migration; false when there is none. The table of migrations is read inside the
/// transaction, so that of two programs that start together one waits or fails on the key and tries again.
bool apply_next(Connection& connection, const std::vector<Migration>& wanted, Instant now) {
  connection.begin_write();
  try {
    const auto done = applied(connection);
    check_unchanged(done, wanted);
    for (const auto& migration : wanted) {
      if (std::any_of(done.begin(), done.end(), [&](const auto& m) { return m.number == migration.number; }))
        continue;
      if (!done.empty() && migration.number < done.back().number)
        throw Error(Failure::bug,
                    migration.name + " is older than what was applied last: give it the next number");
      connection.execute(insert_applied,
                         {std::int64_t{migration.number}, migration.name, migration.hash, now.micros});
      connection.script(migration.sql);
      connection.commit({});
      return true;
    }
    connection.commit({});
    return false;
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

SchemaState schema(Connection& connection, const std::string& folder) {
  const auto wanted = migrations_in(folder);
  std::vector<Migration> done;
  try {
    done = applied(connection);
  } catch (const Error& error) {
    if (error.failure != Failure::bug) throw;
    // No table of migrations: nothing was ever applied.
  }
  const auto lacks = [](const std::vector<Migration>& all, const Migration& one) {
    return std::none_of(all.begin(), all.end(),
                        [&](const auto& other) { return other.number == one.number; });
  };
  SchemaState state;
  if (!done.empty()) state.last = done.back().name;
  for (const auto& migration : wanted)
    if (lacks(done, migration)) state.missing.push_back(migration.name);
  for (const auto& migration : done)
    if (lacks(wanted, migration)) state.unknown.push_back(migration.name);
  return state;
}

int migrate(Connection& connection, const std::string& folder, Instant now) {
  const auto wanted = migrations_in(folder);
  int count = 0;
  for (int clashes = 0;;) {
    try {
      connection.script(k_table);
      if (!apply_next(connection, wanted, now)) return count;
      ++count;
    } catch (const Error& error) {
      const bool another_program = error.failure == Failure::constraint || error.failure == Failure::retry;
      if (!another_program || ++clashes > 10) throw;
    }
  }
}

}  // namespace pc::db
