// Public: every list can be written to a file, in the background, as often as its people like. A list is exported by
// the DownloadOf route it declares; nothing more is needed.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "api/edge/downloads.hpp"
#include "core/audit/audit.hpp"

namespace pc::exports {

/// Lent by the application, beside its edge::Downloads.
struct Settings {
  /// The person as it stands now, or nothing when it is gone or closed.
  std::function<std::optional<access::Principal>(db::Reader&, TenantId, access::PersonId)> person;
  /// Where a customer's looks are kept; nothing for a stranger.
  std::function<std::optional<TenantId>(db::Reader&, std::int64_t customer)> tenant_of;
  std::string folder;  // of the files
  std::string node;    // of this process among those on one database
};
void add_routes(edge::Routes& routes);

/// Writes waiting tasks, one after the other, on a thread of its own.
class Runner {
 public:
  explicit Runner(db::Database& database) : database_(database) {}
  ~Runner() { stop(); }
  void start();
  /// Ends the task under way; another process, or this one when it starts again, begins it anew.
  void stop();
  /// Writes what waits; returns how many tasks it finished. For the thread, and for tests.
  int run_waiting();

 private:
  void loop();

  db::Database& database_;
  std::string name_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

/// Removes tasks older than thirty days, and files that belong to no task; returns how many. Throws db::Error.
std::int64_t forget_old(db::Database& database, Instant now);

}  // namespace pc::exports
