// Writes that show when they were lost or done twice: every one inserts a row under its own number, and only
// when that row is new counts one up and gathers a line.
#pragma once
#include <atomic>
#include <thread>

#include "platform/db/db.hpp"
#include "support/scratch.hpp"

namespace pc::db::test {

/// The folder of the migration that makes the tables.
std::string counted_migrations();

/// One write of `tenant`.
Database::Closure counted(TenantId tenant, std::int64_t number);

struct Tally {
  std::int64_t rows = 0, counted = 0, lines = 0;
};
Tally tally(Database& database, TenantId tenant);
/// Which of `numbers` are not there.
std::vector<std::int64_t> missing(Database& database, TenantId tenant,
                                  const std::vector<std::int64_t>& numbers);

/// A thread that writes as a client does: the next number after the last is answered, always with a key.
class Writer {
 public:
  Writer(Database& database, TenantId tenant);
  ~Writer();
  void stop();
  TenantId tenant() const { return tenant_; }
  /// Numbers answered as committed; to be asked after stop.
  const std::vector<std::int64_t>& acknowledged() const { return acknowledged_; }
  std::size_t answered() const { return answered_; }
  std::int64_t longest_wait_ms() const { return longest_wait_ms_; }

 private:
  void run(Database& database);
  TenantId tenant_;
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> answered_ = 0;
  std::vector<std::int64_t> acknowledged_;
  std::int64_t longest_wait_ms_ = 0;
  std::thread thread_;
};

}  // namespace pc::db::test
