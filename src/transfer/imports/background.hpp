// Imports that run beside the server's other work, in turn.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace pc::imports {

/// One thread runs what waits here.
class Background {
 public:
  Background() = default;
  ~Background() { stop(); }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Nothing when it waits here already. One that runs is queued once more: what it asks may be answered before it has
  /// returned.
  void add(std::int64_t import_id, std::function<void()> job);
  bool has(std::int64_t import_id);
  void stop();
  /// Whether runs shall end at their next part; they are left for the next start where their files are kept.
  bool stopping() const { return stopping_; }
  /// Takes jobs again after a stop.
  void allow();

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::pair<std::int64_t, std::function<void()>>> jobs_;
  std::set<std::int64_t> queued_;
  std::int64_t running_ = 0;
  std::thread thread_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace pc::imports
