// Whether this process can serve: the database answers soon, no lane is close to refusing work.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "db/db.hpp"
#include "pool.hpp"

namespace pc::edge {

struct Health {
  bool database = false;
  std::size_t backlog = 0;   // closures waiting in the fullest lane
  std::size_t capacity = 0;  // what a lane takes before it refuses
  std::size_t bearable = 0;  // backlog beyond which others should be asked
  bool ready() const { return database && backlog <= bearable; }
  std::string json() const;
};

class Readiness {
 public:
  /// `bearable` is the backlog that is still fine; 0: nine tenths of what a lane takes.
  Readiness(db::Database& database, int bearable);
  ~Readiness();
  /// Answers within k_deadline, whatever the database does; from another thread.
  void ask(std::function<void(const Health&)> done);

  static constexpr std::chrono::seconds k_deadline{2};

 private:
  /// One question to the database; it may outlive the deadline, and then serves whoever asks next.
  struct Probe {
    std::mutex mutex;
    std::condition_variable answered;
    bool finished = false, good = false;
  };
  bool database_answers();
  Health health();

  db::Database& database_;
  std::size_t bearable_;
  std::shared_ptr<Probe> probe_;
  Pool asker_;  // one thread: waiting must hold up nothing else
};

/// Lanes as gauges of /metrics.
void measure_lanes(const db::Database& database);

}  // namespace pc::edge
