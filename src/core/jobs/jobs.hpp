// Public: work that is done again and again in the background, by one process at a time.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::jobs {

/// How long a job is left to a process that does not say that it has ended.
inline constexpr std::int64_t k_lease_seconds = 600;

struct Job {
  std::string name;  // "<room>.<what>"
  std::int64_t every_seconds = 3600;
  /// Does the work due at `now` and returns how many things it did. May throw: counted, and tried again when due.
  std::function<std::int64_t(Instant now)> run;
  /// Asked first, cheap, for jobs that are mostly idle: without work to do nothing is written. Empty: always.
  std::function<bool(Instant now)> wanted = {};
  std::int64_t lease_seconds = k_lease_seconds;
};

/// How a job stands, for people who look after the server.
struct JobStatus {
  std::string name, outcome;  // "done 12", "failed: …", empty before the first run
  Instant due_at, leased_until, started_at, ended_at;
  std::int64_t runs = 0, failures = 0;
};

class Schedule {
 public:
  Schedule(db::Database& database, const Clock& clock) : database_(database), clock_(clock) {}
  ~Schedule() { stop(); }

  /// Before start().
  void add(Job job);
  /// Looks once a second for what is due.
  void start();
  /// Lets the job that runs finish.
  void stop();
  /// Runs what is due and free; returns how many jobs ran. For the thread, and for tests that move the clock.
  int run_due();
  std::vector<JobStatus> statuses() const;

 private:
  bool take(const Job& job, Instant now) const;
  void carry_out(const Job& job, Instant now) const;
  void loop();

  db::Database& database_;
  const Clock& clock_;
  std::vector<Job> jobs_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace pc::jobs
