// SQLite as an engine: one file, WAL, full durability.
#include "platform/db/clauses.hpp"
#include "platform/db/connection.hpp"
#include "checkpointer.hpp"

#include <cstdlib>
#include <map>

namespace pc::db {
namespace {

Failure classify(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Failure::retry;
    case SQLITE_CONSTRAINT: return Failure::constraint;
    case SQLITE_READONLY:
    case SQLITE_FULL: return Failure::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return Failure::lost;
    default: return Failure::bug;
  }
}

/// How long another process's write is waited for; the lane tries again, and says so meanwhile.
constexpr int k_busy_ms = 2'000;

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& path, Access access) {
    const int flags =
        access == Access::only_read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
      const std::string text = db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory";
      sqlite3_close_v2(db_);
      throw Error(classify(code), "open " + path + ": " + text);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, k_busy_ms);
    if (access != Access::only_read) {
      run("PRAGMA journal_mode=WAL");
      run("PRAGMA synchronous=FULL");
    }
    run("PRAGMA foreign_keys=ON");
    run("PRAGMA cache_size=-65536");
    run("PRAGMA temp_store=MEMORY");
    if (access != Access::write) run("PRAGMA query_only=ON");
    if (access != Access::write) return;
    checkpointer_ = std::make_unique<Checkpointer>(path);
    checkpointer_->watch(db_);
  }
  ~SqliteConnection() override {
    for (const auto& each : prepared_) sqlite3_finalize(each.statement);
    for (const auto& [choice, each] : variants_) sqlite3_finalize(each.statement);
    for (const auto& each : prepared_appends_) sqlite3_finalize(each.statement);
    checkpointer_.reset();  // before the last connection, which empties the log
    sqlite3_close_v2(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  void begin_write() override { run("BEGIN IMMEDIATE"); }
  void begin_read() override { run("BEGIN"); }
  void end_read(bool) override { run("COMMIT"); }
  void commit(std::span<const Set> sets) override {
    for (const auto& set : sets) insert(set);
    if (sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK) return;
    // What reached the disk before it failed is not known; after a crash the log might be read back whole.
    const int code = sqlite3_extended_errcode(db_);
    const auto failure = (code & 0xff) == SQLITE_IOERR ? Failure::unknown : classify(code);
    throw Error(failure, std::string("COMMIT: ") + sqlite3_errmsg(db_));
  }
  void rollback() noexcept override {
    if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void savepoint(int level) override { run(("SAVEPOINT s" + std::to_string(level)).c_str()); }
  void release(int level) override { run(("RELEASE s" + std::to_string(level)).c_str()); }
  void rollback_to(int level) override {
    // A full disk or a failed read may have made the engine give up the whole transaction.
    if (sqlite3_get_autocommit(db_) != 0) throw Error(Failure::lost, "the engine gave up the transaction");
    const auto name = std::to_string(level);
    run(("ROLLBACK TO s" + name).c_str());
    run(("RELEASE s" + name).c_str());
  }

  void query(const Statement& statement, const Params& params,
             const std::function<bool(const Row&)>& row) override {
    step_rows(prepare(statement, params), params, statement.name, row);
  }

  void query_each(const Statement& statement, std::span<const Params> params,
                  const std::function<void(std::size_t, const Row&)>& row) override {
    for (std::size_t at = 0; at < params.size(); ++at)
      query(statement, params[at], [&](const Row& found) {
        row(at, found);
        return true;
      });
  }

  void query_pages(const Statement& statement, const Params& params, std::size_t rows,
                   const std::function<bool(const Rows&)>& page) override {
    Rows gathered;
    bool wanted = true;
    query(statement, params, [&](const Row& row) {
      gathered.push_back(row);
      if (gathered.size() < rows) return true;
      wanted = page(gathered);
      gathered.clear();
      return wanted;
    });
    if (wanted && !gathered.empty()) page(gathered);
  }

  std::int64_t execute(const Statement& statement, const Params& params) override {
    query(statement, params, [](const Row&) { return true; });
    return sqlite3_changes64(db_);
  }

  std::vector<std::int64_t> execute_each(const Statement& statement,
                                         std::span<const Params> params) override {
    std::vector<std::int64_t> changed;
    for (const auto& each : params) changed.push_back(execute(statement, each));
    return changed;
  }

  void script(const std::string& sql) override { run(sql.c_str()); }
  bool remote() const override { return false; }
  bool usable() const override { return true; }

 private:
  [[noreturn]] void fail(const char* what) {
    throw Error(classify(sqlite3_extended_errcode(db_)), std::string(what) + ": " + sqlite3_errmsg(db_));
  }

  void run(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
  }

  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> places;  // of $1, $2 … among SQLite's own numbers; 0 when not used
  };

  static Prepared& place_in(std::vector<Prepared>& cache, int number) {
    const auto at = static_cast<std::size_t>(number);
    if (cache.size() <= at) cache.resize(at + 1);
    return cache[at];
  }

  void prepare_into(Prepared& prepared, const std::string& sql, const char* name) {
    if (sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &prepared.statement, nullptr) != SQLITE_OK)
      fail(name);
    for (int i = 1; i <= sqlite3_bind_parameter_count(prepared.statement); ++i) {
      const char* mark = sqlite3_bind_parameter_name(prepared.statement, i);
      const auto wanted = mark == nullptr ? 0 : static_cast<std::size_t>(std::atoi(mark + 1));
      if (wanted == 0) throw Error(Failure::bug, std::string(name) + ": parameters are $1, $2 …");
      if (prepared.places.size() < wanted) prepared.places.resize(wanted, 0);
      prepared.places[wanted - 1] = i;
    }
  }

  Prepared& prepare(const Statement& statement, const Params& params) {
    statement.mark.use("statement", statement.name);
    if (statement.clauses->none()) return prepare(place_in(prepared_, statement.number), statement, 0);
    if (variants_.size() >= k_variants_max) forget_variants();
    const auto choice = statement.clauses->choose(params);
    return prepare(variants_[{statement.number, choice}], statement, choice);
  }

  Prepared& prepare(Prepared& prepared, const Statement& statement, Clauses::Choice choice) {
    if (prepared.statement != nullptr) return prepared;
    prepare_into(prepared, statement.clauses->text(choice), statement.name);
    statement.check_columns(
        static_cast<std::size_t>(sqlite3_column_count(prepared.statement)),
        [&](std::size_t at) { return sqlite3_column_name(prepared.statement, static_cast<int>(at)); });
    return prepared;
  }

  /// All but those whose rows are being read.
  void forget_variants() {
    std::erase_if(variants_, [](const auto& each) {
      if (sqlite3_stmt_busy(each.second.statement) != 0) return false;
      sqlite3_finalize(each.second.statement);
      return true;
    });
  }

  void insert(const Set& set) {
    const Append& append = *set.append;
    append.mark.use("statement", append.name);
    std::string names;
    std::string marks;
    for (std::size_t i = 0; i < append.columns.size(); ++i) {
      names += (i == 0 ? "" : ", ") + append.columns[i].name;
      marks += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
    }
    const std::string sql =
        "INSERT INTO " + std::string(append.table) + " (" + names + ") VALUES (" + marks + ")";
    Prepared& prepared = place_in(prepared_appends_, append.number);
    if (prepared.statement == nullptr) prepare_into(prepared, sql, append.name);
    for (const auto& row : set.rows) step_rows(prepared, row, append.name, [](const Row&) { return true; });
  }

  void bind(Prepared& prepared, const Params& params, const char* name) {
    if (prepared.places.size() > params.size())
      throw Error(Failure::bug, std::string(name) + ": too few parameters");
    for (std::size_t i = 0; i < prepared.places.size(); ++i) {
      const int place = prepared.places[i];
      if (place == 0) continue;
      int code = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&params[i]))
        code = sqlite3_bind_int64(prepared.statement, place, *number);
      else if (const auto* text = std::get_if<std::string>(&params[i]))
        code = sqlite3_bind_text64(prepared.statement, place, text->data(), text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
      else
        code = sqlite3_bind_null(prepared.statement, place);
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

  void step_rows(Prepared& prepared, const Params& params, const char* name,
                 const std::function<bool(const Row&)>& row) {
    sqlite3_stmt* statement = prepared.statement;
    if (sqlite3_stmt_busy(statement) != 0)
      throw Error(Failure::bug, std::string(name) + " is asked again while its own rows are read");
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
      }
    } reset{statement};
    bind(prepared, params, name);
    for (;;) {
      const int code = sqlite3_step(statement);
      if (code == SQLITE_DONE) return;
      if (code != SQLITE_ROW) fail(name);
      if (!row(row_of(statement))) return;
    }
  }

  sqlite3* db_ = nullptr;
  std::unique_ptr<Checkpointer> checkpointer_;
  static constexpr std::size_t k_variants_max = 500;
  std::vector<Prepared> prepared_, prepared_appends_;
  std::map<std::pair<int, Clauses::Choice>, Prepared> variants_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

}  // namespace pc::db
