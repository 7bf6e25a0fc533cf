// What an engine implements; everything else of this room is the same for all.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "db.hpp"

namespace pc::db {

/// Rows gathered for one append-only table.
struct Set {
  const Append* append;
  std::vector<Params> rows;
};

/// One connection, used by one thread. Every function throws db::Error.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Takes the write lock of the engine, if it has one.
  virtual void begin_write() = 0;
  /// One snapshot until end_read.
  virtual void begin_read() = 0;
  /// Ends it; where a round trip is worth it, together with the next read that is said to follow.
  virtual void end_read(bool another_follows) = 0;
  /// Writes the gathered rows and commits, in as few round trips as the engine can.
  virtual void commit(std::span<const Set> sets) = 0;
  /// Never throws; a broken connection is left unusable.
  virtual void rollback() noexcept = 0;
  virtual void savepoint(int level) = 0;
  virtual void release(int level) = 0;
  virtual void rollback_to(int level) = 0;
  virtual void query(const Statement& statement, const Params& params,
                     const std::function<bool(const Row&)>& row) = 0;
  virtual void query_each(const Statement& statement, std::span<const Params> params,
                          const std::function<void(std::size_t, const Row&)>& row) = 0;
  virtual void query_pages(const Statement& statement, const Params& params, std::size_t rows,
                           const std::function<bool(const Rows&)>& page) = 0;
  /// Rows changed.
  virtual std::int64_t execute(const Statement& statement, const Params& params) = 0;
  virtual std::vector<std::int64_t> execute_each(const Statement& statement,
                                                 std::span<const Params> params) = 0;
  /// Several statements without parameters, for migrations.
  virtual void script(const std::string& sql) = 0;
  /// An answer costs a round trip to another process.
  virtual bool remote() const = 0;
  /// False after the connection was lost.
  virtual bool usable() const = 0;
};

using Connect = std::function<std::unique_ptr<Connection>(bool writer)>;

/// `only_read` also where others write: nothing is created, and the engine refuses writes.
enum class Access { write, read, only_read };
std::unique_ptr<Connection> connect_sqlite(const std::string& path, Access access);
/// `deadline_ms` is how long one answer of the server may take.
std::unique_ptr<Connection> connect_postgres(const std::string& conninfo, Access access,
                                             std::int64_t deadline_ms);

}  // namespace pc::db
