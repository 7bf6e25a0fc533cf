// The narrow way to storage: statements, readers, transactions, write lanes. No engine type passes through
// it.
#pragma once
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/base.hpp"
#include "platform/base/services.hpp"
#include "platform/telemetry/used.hpp"

namespace pc::db {

// ---- Values and statements
// ------------------------------------------------------------------------------------

/// SQL NULL, BIGINT or TEXT.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Params = std::vector<Value>;

class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  std::size_t size() const { return values_.size(); }
  bool null(std::size_t column) const;
  /// Bug when the column is no integer.
  std::int64_t integer(std::size_t column) const;
  /// Bug when the column is no text.
  const std::string& text(std::size_t column) const;
  template <class IdType>
  IdType id(std::size_t column) const {
    return IdType(integer(column));
  }
  Instant instant(std::size_t column) const { return Instant{integer(column)}; }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

class Clauses;
template <class In, class Out>
class Sql;
template <class T>
class AppendOf;

/// A named statement with $1, $2 … parameters in the one dialect. Defined as a namespace-scope constant; the
/// constructor registers it, so that tests can prepare and lint every statement of the application. A list's filters
/// stand in clauses: "… WHERE tenant_id = $1 [2: AND name LIKE $2] [3=1: ORDER BY name]"; see clauses.hpp.
/// Declared parameters and rows: `Sql` in sql.hpp.
class Statement {
 public:
  Statement(const char* name, const char* sql);
  /// With ":name" and "[name: …]" instead of numbers. `params` are the names in the order in which values are given,
  /// `columns` the names that its rows must have (nothing: not looked at). A Bug when text and names differ.
  Statement(const char* name, std::string_view sql, std::span<const std::string_view> params,
            std::span<const std::string_view> columns = {});
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  const char* name;
  std::string sql;
  std::shared_ptr<const Clauses> clauses;
  std::vector<std::string> columns;
  /// A Bug when rows of this statement have other columns than were declared. `column` names the n-th, from 0.
  void check_columns(std::size_t count, const std::function<std::string_view(std::size_t)>& column) const;
  /// The texts it can become, for tests that look at every statement: each clause stands in at least one of them.
  std::vector<std::string> samples() const;
  int number;   // dense, for prepared-statement caches
  bool writes;  // told from its first word; a writing statement with RETURNING may be read with rows, maybe,
                // each
  used::Mark mark;
};
std::span<const Statement* const> all_statements();

enum class ColumnType { integer, text };
struct Column {
  std::string name;
  ColumnType type;
};

/// Rows of an append-only table that nobody reads within the same batch: they are gathered and written as a
/// set just before the commit. A row that clashes with a key makes the batch run again one closure at a time,
/// so that only the closure it belongs to fails.
class Append {
 public:
  Append(const char* name, const char* table, std::vector<Column> columns);
  const char* name;
  const char* table;
  std::vector<Column> columns;
  int number;
  used::Mark mark;
};
std::span<const Append* const> all_appends();

// ---- Failures
// -------------------------------------------------------------------------------------------------

enum class Failure {
  retry,    // serialisation, deadlock, busy: the same work may succeed at once
  lost,     // connection lost or server not available; nothing of the transaction remains
  unknown,  // COMMIT was sent and its answer did not arrive (or the standby did not confirm): replay by key
  constraint,  // a key or check refused a row
  full,        // disk full
  bug,         // wrong SQL, wrong type
};
struct Error : std::runtime_error {
  Error(Failure failure_, const std::string& text) : std::runtime_error(text), failure(failure_) {}
  Failure failure;
};
/// Thrown by a participant before the commit when what it assumed is no longer true (another process wrote):
/// the batch is rolled back and its closures run again, one transaction each.
struct Conflict : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// ---- Reading and writing
// --------------------------------------------------------------------------------------

/// Reads on one snapshot.
class Reader {
 public:
  explicit Reader(const Services& services) : services_(services) {}
  virtual ~Reader() = default;
  /// What the application that opened the database lends to its acts.
  const Services& services() const { return services_; }
  Rows rows(const Statement& statement, const Params& params = {});
  std::optional<Row> maybe(const Statement& statement, const Params& params = {});
  /// Exactly one row, else a Bug.
  Row one(const Statement& statement, const Params& params = {});
  /// Row by row; `row` returns false to stop. It may ask other statements, not the same one. PostgreSQL's
  /// answer stands in memory as a whole: read long tables in pages.
  virtual void each(const Statement& statement, const Params& params,
                    const std::function<bool(const Row&)>& row) = 0;
  /// The same statement for many parameters in as few round trips as the engine can; `row` gets the place of
  /// its parameters. It must not ask other statements.
  virtual void each_of(const Statement& statement, std::span<const Params> params,
                       const std::function<void(std::size_t, const Row&)>& row) = 0;
  /// A long answer, up to `rows` at a time; memory for one page whatever the length. `page` returns false to stop and
  /// may ask other statements, not the same one.
  virtual void pages(const Statement& statement, const Params& params, std::size_t rows,
                     const std::function<bool(const Rows&)>& page) = 0;

  // The same with declared parameters and rows; sql.hpp.
  template <class In, class Out>
  std::vector<Out> rows(const Sql<In, Out>& sql, const std::type_identity_t<In>& in);
  template <class In, class Out>
  std::optional<Out> maybe(const Sql<In, Out>& sql, const std::type_identity_t<In>& in);
  template <class In, class Out>
  Out one(const Sql<In, Out>& sql, const std::type_identity_t<In>& in);
  template <class In, class Out>
  void each(const Sql<In, Out>& sql, const std::type_identity_t<In>& in,
            const std::function<bool(const std::type_identity_t<Out>&)>& row);
  template <class In, class Out>
  void each_of(const Sql<In, Out>& sql, std::span<const std::type_identity_t<In>> many,
               const std::function<void(std::size_t, const std::type_identity_t<Out>&)>& row);
  template <class In, class Out>
  void pages(const Sql<In, Out>& sql, const std::type_identity_t<In>& in, std::size_t rows,
             const std::function<bool(const std::vector<std::type_identity_t<Out>>&)>& page);

 private:
  const Services& services_;
};

/// The application's one T. A Bug when it has none.
template <class T>
T& use(const Reader& at) {
  return at.services().get<T>();
}

/// A read that a closure is expected to ask for. Of a batch they travel together before its closures run, where a
/// round trip is worth it; a closure that asks for something else is only slower.
struct Prefetch {
  const Statement* statement;
  Params params;
};

class Participant;

/// Reads and writes of one closure on a lane.
class Transaction : public Reader {
 public:
  using Reader::Reader;
  /// Rows changed. An Error leaves the innermost `nested` (or the closure) to be undone: let it out of there
  /// before going on.
  virtual std::int64_t change(const Statement& statement, const Params& params = {}) = 0;
  /// The same statement for many parameters in as few round trips as the engine can; rows changed by each.
  virtual std::vector<std::int64_t> change_each(const Statement& statement,
                                                std::span<const Params> params) = 0;
  /// Gathers one row for `append`; `values` in the order of its columns.
  virtual void append(const Append& append, Params values) = 0;
  template <class In, class Out>
  std::int64_t change(const Sql<In, Out>& sql, const std::type_identity_t<In>& in);
  template <class In, class Out>
  std::vector<std::int64_t> change_each(const Sql<In, Out>& sql,
                                        std::span<const std::type_identity_t<In>> many);
  template <class T>
  void append(const AppendOf<T>& append_of, const std::type_identity_t<T>& row);
  /// Runs `body` under a savepoint of its own; when it returns false or throws, everything since is undone
  /// (rows changed, rows gathered, participants' state). Returns what `body` returned.
  /// The savepoint costs a statement only if `body` changes rows directly.
  virtual bool nested(const std::function<bool()>& body) = 0;
  /// The lane's own participant of a registered slot.
  virtual Participant& participant(std::size_t slot) = 0;
};

/// State that lives on a lane beside the transaction (balances in memory, keys seen in this batch) and
/// follows its savepoints. One object a lane, made by the factory given to Database::add_participant before
/// start.
class Participant {
 public:
  virtual ~Participant() = default;
  /// A savepoint begins / is undone / is released. Always properly nested.
  virtual void mark() {}
  virtual void undo() {}
  virtual void release() {}
  /// The batch was drained; `keys` are the keys of its jobs (with repeats; empty ones left out).
  struct JobKey {
    TenantId tenant;
    std::string_view key;
  };
  virtual void batch_begins(Transaction&, std::span<const JobKey>) {}
  /// All closures ran; write what was gathered. May throw Conflict.
  virtual void before_commit(Transaction&) {}
  /// Must not throw: the batch is already durable.
  virtual void committed() {}
  /// The transaction is gone (conflict, lost connection): forget everything that was not committed before.
  virtual void rolled_back() {}
};

// ---- The database
// ---------------------------------------------------------------------------------------------

class Connection;

struct Options {
  /// "sqlite:PATH" or a libpq connection string / URI "postgres://…" (several hosts allowed).
  std::string url;
  int lanes = 0;           // 0: 1 on SQLite, 2 on PostgreSQL
  int readers = 4;         // reader connections (and threads)
  int batch_max = 512;     // closures a batch
  int queue_max = 10'000;  // closures waiting in one lane before `unavailable`
  // Our own deadlines for one answer of PostgreSQL, to lanes and to readers. A program that reads whole tables
  // (checks, exports) gives its readers more.
  std::int64_t statement_timeout_ms = 10'000;
  std::int64_t read_timeout_ms = 10'000;
  std::int64_t retry_for_ms = 30'000;  // how long after its submission lost or unknown work is tried again
  // The same where somebody holds what is needed. SQLite is in no other host: there all failures are of this kind.
  std::int64_t busy_for_ms = 5'000;
  /// Only reads: nothing is created or written, there are no lanes.
  bool reads_only = false;
  /// What acts find through their transaction (`use<T>`); outlives the database.
  const Services* services = nullptr;
  /// For tests: puts something between the lanes and their connections.
  std::function<std::unique_ptr<Connection>(std::unique_ptr<Connection>)> between = {};
};

struct LaneStatus {
  std::size_t waiting = 0;
  std::size_t capacity = 0;  // closures that may wait before more are `unavailable`
  std::uint64_t batches = 0, closures = 0, conflicts = 0, retries = 0;
  std::string failing;          // why the last try to write failed; empty: it did not
  std::int64_t failing_ms = 0;  // since when, while it does
  std::int64_t batch_ms = 0;    // how long the present batch has been at work
  std::int64_t written_ms = 0;  // since rows were last written for good
};

/// What became of a closure.
enum class Fate {
  committed,
  refused,      // the closure returned false: rolled back alone
  failed,       // the closure threw (a Bug or a database error that concerns it alone): rolled back alone
  unavailable,  // queue full, stopping, disk full, conflicts without end, no database within retry_for_ms, or
                // the outcome of its COMMIT is unknown and it carries no key ("outcome unknown: …")
};
struct Finished {
  Fate fate = Fate::unavailable;
  std::string error;  // inside text for the log
};

/// How the stored schema stands to the migrations of a program.
struct SchemaState {
  std::string last;                  // the last migration that was applied; "": none
  std::vector<std::string> missing;  // what the program has and the database has not, in order
  std::vector<std::string> unknown;  // what the database has and the program has not
};

class Database {
 public:
  /// Opens and checks; does not migrate.
  static std::unique_ptr<Database> open(const Options& options);
  virtual ~Database() = default;

  /// "sqlite" or "postgres".
  virtual std::string_view engine() const = 0;
  /// As they were given when it was opened; none when nothing was.
  const Services& services() const { return *services_; }

  /// Applies the migrations of `folder` that are missing, in order, one transaction each, forward only; a
  /// changed or unknown applied migration is an error. Returns how many ran.
  virtual int migrate(const std::string& folder) = 0;
  /// Compares with the migrations of `folder`; changes nothing.
  virtual SchemaState schema(const std::string& folder) = 0;

  /// Registers a participant; before start(). Returns its slot.
  virtual std::size_t add_participant(std::function<std::unique_ptr<Participant>()> make) = 0;
  /// Starts lanes and readers.
  virtual void start() = 0;
  /// Finishes what was accepted, then stops. Later submissions are `unavailable`.
  virtual void stop() = 0;

  /// A closure may run several times (conflict, retry): it must reset its own results at its start.
  using Closure = std::function<bool(Transaction&)>;
  /// Queues `closure` for the lane of `tenant`. `done` is called on the lane's thread after the commit, or at
  /// once on the caller's when the lane takes no more; it must not throw. `key` names the work for
  /// participants (idempotency). Work without a key is never run again once a COMMIT that held it was sent
  /// without an answer, because it may have been done.
  virtual void submit(TenantId tenant, std::string key, Closure closure, std::function<void(Finished)> done,
                      std::vector<Prefetch> prefetch = {}) = 0;
  /// As submit, waits. Not to be called on a lane's thread.
  Finished write(TenantId tenant, const Closure& closure, std::string key = {});

  /// Queues a read for the reader pool; `run` gets its own snapshot and may run several times, as a closure.
  /// `done` gets an error text, empty when fine.
  virtual void submit_read(std::function<void(Reader&)> run, std::function<void(std::string error)> done) = 0;
  /// As submit_read, waits; throws db::Error when it failed.
  void read(const std::function<void(Reader&)>& run);

  /// As submit, on every lane, told which it is; `done` is called once for each.
  virtual void submit_everywhere(const std::function<bool(std::int64_t lane, Transaction&)>& closure,
                                 const std::function<void(Finished)>& done) = 0;
  /// One transaction on a connection of its own, past the lanes: for what must not wait behind them. Throws db::Error.
  virtual void apart(const std::function<void(Transaction&)>& work) = 0;

  virtual std::vector<LaneStatus> lanes() const = 0;
  /// One round trip; throws db::Error.
  virtual void ping() = 0;

 protected:
  explicit Database(const Services* services) : services_(services == nullptr ? &k_no_services : services) {}

 private:
  static const Services k_no_services;
  const Services* services_;
};
template <class T>
T& use(const Database& of) {
  return of.services().get<T>();
}

}  // namespace pc::db
