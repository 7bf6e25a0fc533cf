// SQLite as an engine: one file, WAL, full durability.
#include "../connection.hpp"

#include <sqlite3.h>

namespace pc::db {
namespace {

Failure classify(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Failure::retry;
    case SQLITE_CONSTRAINT: return Failure::constraint;
    case SQLITE_FULL: return Failure::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return Failure::lost;
    default: return Failure::bug;
  }
}

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& path, bool writer) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.c_str(), &db_, flags, nullptr);
    if (code != SQLITE_OK) {
      const std::string text = db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory";
      sqlite3_close_v2(db_);
      throw Error(classify(code), "open " + path + ": " + text);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 10'000);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA foreign_keys=ON");
    run("PRAGMA cache_size=-65536");
    run("PRAGMA temp_store=MEMORY");
    if (writer) run("PRAGMA wal_autocheckpoint=4000");
    if (!writer) run("PRAGMA query_only=ON");
  }
  ~SqliteConnection() override {
    for (auto& statement : prepared_) sqlite3_finalize(statement);
    for (auto& statement : prepared_appends_) sqlite3_finalize(statement);
    sqlite3_close_v2(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  void begin_write() override { run("BEGIN IMMEDIATE"); }
  void begin_read() override { run("BEGIN"); }
  void commit() override { run("COMMIT"); }
  void rollback() noexcept override {
    if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void savepoint(int level) override { run(("SAVEPOINT s" + std::to_string(level)).c_str()); }
  void release(int level) override { run(("RELEASE s" + std::to_string(level)).c_str()); }
  void rollback_to(int level) override {
    const auto name = std::to_string(level);
    run(("ROLLBACK TO s" + name).c_str());
    run(("RELEASE s" + name).c_str());
  }

  void query(const Statement& statement, const Params& params,
             const std::function<bool(const Row&)>& row) override {
    sqlite3_stmt* prepared = prepare(statement);
    bind(prepared, params, statement.name);
    step_rows(prepared, statement.name, row);
  }

  std::int64_t execute(const Statement& statement, const Params& params) override {
    query(statement, params, [](const Row&) { return true; });
    return sqlite3_changes64(db_);
  }

  std::vector<std::int64_t> execute_each(const Statement& statement, std::span<const Params> params) override {
    std::vector<std::int64_t> changed;
    for (const auto& each : params) changed.push_back(execute(statement, each));
    return changed;
  }

  void insert_set(const Append& append, std::span<const Params> rows) override {
    sqlite3_stmt* prepared = prepare(append);
    for (const auto& row : rows) {
      bind(prepared, row, append.name);
      step_rows(prepared, append.name, [](const Row&) { return true; });
    }
  }

  void script(const std::string& sql) override { run(sql.c_str()); }
  bool usable() const override { return true; }

 private:
  [[noreturn]] void fail(const char* what) {
    throw Error(classify(sqlite3_extended_errcode(db_)), std::string(what) + ": " + sqlite3_errmsg(db_));
  }

  void run(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
  }

  sqlite3_stmt* prepared_in(std::vector<sqlite3_stmt*>& cache, int number, const std::string& sql, const char* name) {
    const auto place = static_cast<std::size_t>(number);
    if (cache.size() <= place) cache.resize(place + 1, nullptr);
    if (cache[place] == nullptr &&
        sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &cache[place],
                           nullptr) != SQLITE_OK)
      fail(name);
    return cache[place];
  }

  sqlite3_stmt* prepare(const Statement& statement) {
    return prepared_in(prepared_, statement.number, statement.sql, statement.name);
  }

  sqlite3_stmt* prepare(const Append& append) {
    const auto place = static_cast<std::size_t>(append.number);
    if (place < prepared_appends_.size() && prepared_appends_[place] != nullptr) return prepared_appends_[place];
    std::string names;
    std::string marks;
    for (std::size_t i = 0; i < append.columns.size(); ++i) {
      names += (i == 0 ? "" : ", ") + std::string(append.columns[i].name);
      marks += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
    }
    const std::string sql =
        "INSERT INTO " + std::string(append.table) + " (" + names + ") VALUES (" + marks + ")";
    return prepared_in(prepared_appends_, append.number, sql, append.name);
  }

  void bind(sqlite3_stmt* prepared, const Params& params, const char* name) {
    for (std::size_t i = 0; i < params.size(); ++i) {
      const std::string mark = "$" + std::to_string(i + 1);
      const int place = sqlite3_bind_parameter_index(prepared, mark.c_str());
      if (place == 0) continue;  // a statement may use fewer than its sibling with the same parameters
      int code = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&params[i]))
        code = sqlite3_bind_int64(prepared, place, *number);
      else if (const auto* text = std::get_if<std::string>(&params[i]))
        code = sqlite3_bind_text64(prepared, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
      else
        code = sqlite3_bind_null(prepared, place);
      if (code != SQLITE_OK) fail(name);
    }
  }

  Row row_of(sqlite3_stmt* prepared) {
    const int columns = sqlite3_column_count(prepared);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      switch (sqlite3_column_type(prepared, i)) {
        case SQLITE_NULL: values.emplace_back(std::monostate{}); break;
        case SQLITE_INTEGER: values.emplace_back(std::int64_t{sqlite3_column_int64(prepared, i)}); break;
        case SQLITE_TEXT: {
          const void* bytes = sqlite3_column_text(prepared, i);
          values.emplace_back(std::string(static_cast<const char*>(bytes),
                                          static_cast<std::size_t>(sqlite3_column_bytes(prepared, i))));
          break;
        }
        default: throw Error(Failure::bug, "a column that is neither integer nor text");
      }
    }
    return Row(std::move(values));
  }

  void step_rows(sqlite3_stmt* prepared, const char* name, const std::function<bool(const Row&)>& row) {
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
      }
    } reset{prepared};
    for (;;) {
      const int code = sqlite3_step(prepared);
      if (code == SQLITE_DONE) return;
      if (code != SQLITE_ROW) fail(name);
      if (!row(row_of(prepared))) return;
    }
  }

  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> prepared_, prepared_appends_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& path, bool writer, const Options&) {
  return std::make_unique<SqliteConnection>(path, writer);
}

}  // namespace pc::db
