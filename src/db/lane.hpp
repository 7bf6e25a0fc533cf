// A lane: one thread, one write connection, batches that form by themselves.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
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
  };

  Lane(Connect connect, std::vector<std::unique_ptr<Participant>> participants, const Options& options);
  ~Lane();
  void submit(Job job);
  /// Finishes what was accepted.
  void stop();
  LaneStatus status() const;

 private:
  using Batch = std::vector<Job>;
  void run();
  Batch next_batch();
  void carry_out(Batch& batch);
  /// One transaction for all of `jobs`; fills `finished`. Throws Error or Conflict when the whole is gone.
  void one_transaction(std::span<Job> jobs, std::vector<Finished>& finished);
  void run_closure(LaneTransaction& tx, const Job& job, Finished& finished);
  void one_by_one(Batch& batch, std::vector<Finished>& finished);
  /// Tries again while the failure is one that passes, until retry_for_ms; says how it ended.
  void with_retries(std::span<Job> jobs, std::vector<Finished>& finished);
  void forget();

  Connect connect_;
  std::unique_ptr<Connection> connection_;
  std::vector<std::unique_ptr<Participant>> participants_;
  Options options_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  LaneStatus status_;
  std::thread thread_;
};

}  // namespace pc::db
