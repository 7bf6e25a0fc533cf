// Whether this process can serve: the database answers soon and takes writes, no lane is close to refusing work.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "pool.hpp"

namespace pc::edge {

struct Health {
  bool database = false;
  bool writes = false;              // rows were written a moment ago, or now
  std::int64_t written_ms_ago = 0;  // in the lane where it is longest ago
  std::size_t backlog = 0;   // closures waiting in the fullest lane
  std::size_t capacity = 0;  // what a lane takes before it refuses
  std::size_t bearable = 0;  // backlog beyond which others should be asked
  bool ready() const { return database && writes && backlog <= bearable; }
  std::string json() const;
};

class Readiness {
 public:
  /// `bearable` is the backlog that is still fine; 0: nine tenths of what a lane takes. `disk_takes_more` tells of the
  /// database's disk, where it is this machine's.
  Readiness(db::Database& database, const Clock& clock, int bearable, std::function<bool()> disk_takes_more);
  ~Readiness();
  /// Answers within k_deadline, whatever the database does; from another thread.
  void ask(std::function<void(const Health&)> done);

  static constexpr std::chrono::seconds k_deadline{2};
  /// What was written no longer ago shows that writing works.
  static constexpr std::int64_t k_fresh_ms = 5'000;

 private:
  /// One question to the database; it may outlive the deadline, and then serves whoever asks next.
  struct Probe {
    explicit Probe(std::size_t answers_) : answers(answers_) {}
    std::mutex mutex;
    std::condition_variable answered;
    std::size_t answers;  // still to come
    bool good = true;
    void answer(bool fine);
  };
  using ProbePtr = std::shared_ptr<Probe>;
  using Until = std::chrono::steady_clock::time_point;
  /// Begins one when there is none under way.
  static void begin(ProbePtr& probe, std::size_t answers, const std::function<void(const ProbePtr&)>& ask);
  static bool good_by(const ProbePtr& probe, Until until);
  void ask_read();
  void ask_write(std::size_t lanes);
  bool writes(const std::vector<db::LaneStatus>& lanes, Until until);
  Health health();

  db::Database& database_;
  const Clock& clock_;
  std::size_t bearable_;
  const std::function<bool()> disk_takes_more_;
  ProbePtr read_, write_;
  Pool asker_;  // one thread: waiting must hold up nothing else
};

/// Lanes as gauges of /metrics.
void measure_lanes(const db::Database& database);

}  // namespace pc::edge
