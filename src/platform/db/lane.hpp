// A lane: one thread, one write connection, batches that form by themselves.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "transaction.hpp"

namespace pc::db {

class Lane {
 public:
  struct Job {
    TenantId tenant;
    std::string key;
    Database::Closure closure;
    std::function<void(Finished)> done;
    std::vector<Prefetch> prefetch;
    std::chrono::steady_clock::time_point accepted{};
    Finished finished{};
  };

  Lane(Connect connect, std::vector<std::unique_ptr<Participant>> participants, const Options& options);
  ~Lane();
  void submit(Job job);
  /// Finishes what was accepted.
  void stop();
  LaneStatus status() const;

 private:
  using Jobs = std::vector<Job*>;
  /// Why a transaction of several closures did not come about.
  struct Setback {
    Failure failure;
    bool conflict;  // a participant's assumption did not hold
    std::string text;
  };
  void run();
  std::vector<Job> next_batch();
  /// Tries until every job has its fate.
  void settle(Jobs jobs);
  void each_alone(const Jobs& jobs);
  /// One transaction for all; nothing when it was committed.
  std::optional<Setback> attempt(const Jobs& jobs);
  void one_transaction(const Jobs& jobs);
  void run_closure(LaneTransaction& tx, Job& job);
  void forget() noexcept;
  void tell_committed() noexcept;
  void count(std::uint64_t LaneStatus::*figure, std::uint64_t by = 1);
  void note_written();
  void note_failed(const Setback& setback);
  /// Somebody holds what is needed, or the disk is full, and not only for a moment: more work would only wait.
  bool permanent() const;

  Connect connect_;
  std::unique_ptr<Connection> connection_;
  std::vector<std::unique_ptr<Participant>> participants_;
  Options options_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  LaneStatus status_;
  using SteadyTime = std::chrono::steady_clock::time_point;
  std::optional<SteadyTime> batch_began_, failing_since_;
  SteadyTime written_at_;
  Failure failing_by_ = Failure::retry;
  std::thread thread_;
};

}  // namespace pc::db
