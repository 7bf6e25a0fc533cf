// A throw-away PostgreSQL server of Debian's packages: its own folder, a socket in it, no network port.
#pragma once
#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "support/scratch.hpp"

namespace pc::support {

/// For crash and failover tests `safe` keeps every guard against power loss on; else they are off, for speed.
enum class Durability { safe, fast };

class PostgresNode {
 public:
  /// A fresh cluster, running.
  explicit PostgresNode(Durability durability);
  /// A running standby of `primary`, which from then on waits for it with every commit (remote_apply).
  static std::unique_ptr<PostgresNode> standby_of(PostgresNode& primary);
  ~PostgresNode();
  PostgresNode(const PostgresNode&) = delete;
  PostgresNode& operator=(const PostgresNode&) = delete;

  /// False when no PostgreSQL server programs are installed.
  static bool available();

  void start();
  /// Immediate: as after a crash, but all processes end.
  void stop();
  /// kill -9 of the server and all its processes at once.
  void kill_hard();
  /// The processes stand still (SIGSTOP), connections stay open; and go on.
  void freeze();
  void thaw();
  /// A standby becomes primary; returns when it takes writes.
  void promote();

  /// "host=… port=…" with user and database; several nodes can be named in one connection string.
  std::string conninfo(const std::string& database = "postgres") const;
  const std::string& socket_folder() const { return folder_.path(); }
  /// Runs one statement as superuser; the first column of the first row, or nothing.
  std::string ask(const std::string& sql, const std::string& database = "postgres") const;

 private:
  struct Empty {};
  explicit PostgresNode(Empty);
  std::vector<pid_t> processes() const;
  void signal_all(int signal) const;
  void reap();

  ScratchFolder folder_{"pg"};
  std::string data_;
  pid_t server_ = 0;
};

/// The connection string of a set of nodes, in which libpq looks for the one that takes writes.
std::string conninfo_of(const std::vector<const PostgresNode*>& nodes,
                        const std::string& database = "postgres");

}  // namespace pc::support
