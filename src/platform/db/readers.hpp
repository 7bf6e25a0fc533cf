// Reader threads, each with a connection of its own; every read runs on a fresh snapshot.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "connection.hpp"

namespace pc::db {

class Readers {
 public:
  Readers(Connect connect, const Options& options);
  ~Readers();
  void submit(std::function<void(Reader&)> run, std::function<void(std::string)> done);
  void stop();

 private:
  struct Job {
    std::function<void(Reader&)> run;
    std::function<void(std::string)> done;
    std::chrono::steady_clock::time_point accepted{};
  };
  void loop();
  /// Nothing when stopping and all is done.
  std::optional<Job> wait_for_job();
  std::optional<Job> job_at_hand();
  std::optional<Job> first_in_queue();
  static void end_read(std::unique_ptr<Connection>& connection, bool another_follows);
  /// Tries again while the database is away, until retry_for_ms after the submission. The fault, or nothing.
  std::string carry_out(std::unique_ptr<Connection>& connection, const Job& job);
  void read_once(std::unique_ptr<Connection>& connection, const Job& job);

  Connect connect_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pc::db
