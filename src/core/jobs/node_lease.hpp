// Public: the number that makes this process's ids its own, leased in the database, so that no two processes on it have
// the same.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::jobs {

inline constexpr std::int64_t k_node_seconds = 60;
/// Longer than what a killed process may have left.
inline constexpr std::int64_t k_node_wait_seconds = k_node_seconds + 10;
/// Renewed when so much of it is left.
inline constexpr std::int64_t k_node_renewed_at = 45;

/// Thrown when the process is asked to stop while it waits for a number.
struct AskedToStop : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class NodeLease {
 public:
  /// All outlive it. What it grants to `ids` ends with the lease: a process that could not renew it makes no ids.
  NodeLease(db::Database& database, const Clock& clock, IdSource& ids);
  /// Stops; another process may have the number at once.
  ~NodeLease();

  /// One number, or any that is free. Throws std::runtime_error when there is none.
  void take(std::optional<int> wanted);
  /// As take, and waits so long for a number that a killed process may have left. A number whose lease is renewed
  /// meanwhile belongs to a living process and is refused at once. Throws AskedToStop when `stopping` says so.
  void take_within(std::optional<int> wanted, std::int64_t seconds,
                   const std::function<bool()>& stopping = {});
  /// Renews it from now on, on a thread of its own.
  void start();
  /// Renews when it is time; takes another number when this one was lost. For the thread, and for tests.
  void renew();
  int node() const { return node_; }

 private:
  /// nothing: taken; otherwise until when the wanted number is another's (0 when any was wanted).
  std::optional<Instant> try_take(std::optional<int> wanted);
  void loop();

  db::Database& database_;
  const Clock& clock_;
  IdSource& ids_;
  const std::string holder_;
  int node_ = -1;
  Instant until_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace pc::jobs
