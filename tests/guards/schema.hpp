// The tables as the migrations make them, and what a statement does to them: SQLite itself says so.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

struct sqlite3;

namespace pc::guards {

struct TableColumn {
  std::string name, type;
  bool required = false;  // NOT NULL without a default
  int key_place = 0;      // 1 for the first column of the primary key
};

struct Access {
  std::set<std::string> reads, writes;
  std::optional<std::string> fault;  // it could not be prepared
};

class Schema {
 public:
  /// Of a migrated SQLite file and the folder of its migrations.
  Schema(const std::string& file, const std::string& migrations);

  std::vector<std::string> tables() const;
  /// The room that made the table, by its migration's name, or to which it passed since.
  std::string owner(const std::string& table) const;
  const std::vector<TableColumn>& columns(const std::string& table) const;
  /// Belongs to tenants: tenant_id comes first in its primary key.
  bool of_tenants(const std::string& table) const;
  /// The first columns of its unique keys and indexes other than the primary key.
  std::vector<std::string> first_of_indexes(const std::string& table) const;
  Access access(const std::string& sql) const;
  /// Names of the columns of a statement's rows; none when it cannot be prepared.
  std::vector<std::string> row_columns(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::vector<std::vector<std::string>> ask(const std::string& sql) const;
  std::unique_ptr<sqlite3, Close> db_;
  std::map<std::string, std::string> owners_;
  std::map<std::string, std::vector<TableColumn>> tables_;
};

}  // namespace pc::guards
