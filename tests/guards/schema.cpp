#include "schema.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "arrows.hpp"

namespace pc::guards {
namespace {

int note_access(void* context, int action, const char* first, const char*, const char*, const char*) {
  auto& access = *static_cast<Access*>(context);
  const std::string table = first != nullptr ? first : "";
  if (table.starts_with("sqlite_")) return SQLITE_OK;
  if (action == SQLITE_READ) access.reads.insert(table);
  if (action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE)
    access.writes.insert(table);
  return SQLITE_OK;
}

/// "account_managers_periods" → "account_managers" when there is such a room; else its first word.
std::string room_of_migration(const std::string& stem) {
  std::string found = stem.substr(0, stem.find('_'));
  for (const auto& [room, used] : Arrows::of_the_build().all())
    if (room.size() > found.size() && (stem + "_").starts_with(room + "_")) found = room;
  return found;
}

std::map<std::string, std::string> owners_in(const std::string& migrations) {
  static const std::regex file_name("[0-9]{4}_([a-z0-9_]+)\\.sql");
  static const std::regex create("(CREATE TABLE (IF NOT EXISTS )?|-- takes over )([a-z_0-9]+)");
  std::map<std::string, std::string> owners{{"schema_migration", "db"}};
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(migrations)) files.insert(entry.path());
  for (const auto& path : files) {
    const auto name = path.filename().string();
    std::smatch file;
    if (!std::regex_match(name, file, file_name)) continue;
    std::stringstream content;
    content << std::ifstream(path).rdbuf();
    const auto text = content.str();
    for (std::sregex_iterator found(text.begin(), text.end(), create), end; found != end; ++found)
      owners[(*found)[3]] = room_of_migration(file[1]);
  }
  std::ifstream passed_on(migrations + "/owners.txt");
  for (std::string line; std::getline(passed_on, line);) {
    std::istringstream words(line);
    std::string table, room;
    if (words >> table >> room && table != "#") owners[table] = room;
  }
  return owners;
}

}  // namespace

void Schema::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Schema::Schema(const std::string& file, const std::string& migrations) : owners_(owners_in(migrations)) {
  sqlite3* db = nullptr;
  if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) throw std::runtime_error("cannot open " + file);
  db_.reset(db);
  for (const auto& row :
       ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
    auto& columns = tables_[row[0]];
    for (const auto& each : ask("PRAGMA table_info(" + row[0] + ")"))
      columns.push_back({each[1], each[2], each[3] == "1" && each[4].empty(), std::stoi(each[5])});
  }
}

std::vector<std::vector<std::string>> Schema::ask(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(db_.get()));
  std::vector<std::vector<std::string>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const void* text = sqlite3_column_text(statement, i);
      row.emplace_back(text != nullptr ? static_cast<const char*>(text) : "");
    }
  }
  sqlite3_finalize(statement);
  return rows;
}

std::vector<std::string> Schema::tables() const {
  std::vector<std::string> names;
  for (const auto& [name, columns] : tables_) names.push_back(name);
  return names;
}

std::string Schema::owner(const std::string& table) const {
  const auto found = owners_.find(table);
  return found == owners_.end() ? "" : found->second;
}

const std::vector<TableColumn>& Schema::columns(const std::string& table) const {
  static const std::vector<TableColumn> none;
  const auto found = tables_.find(table);
  return found == tables_.end() ? none : found->second;
}

bool Schema::of_tenants(const std::string& table) const {
  for (const auto& column : columns(table))
    if (column.name == "tenant_id" && column.key_place == 1) return true;
  return false;
}

std::vector<std::string> Schema::first_of_indexes(const std::string& table) const {
  std::vector<std::string> firsts;
  for (const auto& index : ask("PRAGMA index_list(" + table + ")"))
    if (index[3] != "pk") firsts.push_back(ask("PRAGMA index_info(" + index[1] + ")").at(0).at(2));
  return firsts;
}

Access Schema::access(const std::string& sql) const {
  Access access;
  sqlite3_set_authorizer(db_.get(), note_access, &access);
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    access.fault = sqlite3_errmsg(db_.get());
  sqlite3_finalize(statement);
  sqlite3_set_authorizer(db_.get(), nullptr, nullptr);
  return access;
}

std::vector<std::string> Schema::row_columns(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  std::vector<std::string> names;
  if (sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &statement, nullptr) == SQLITE_OK)
    for (int i = 0; i < sqlite3_column_count(statement); ++i)
      names.emplace_back(sqlite3_column_name(statement, i));
  sqlite3_finalize(statement);
  return names;
}

}  // namespace pc::guards
