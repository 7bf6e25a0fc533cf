// A few threads for acts that wait (password hashing, uploads, bulk acts), so that I/O threads never do.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pc::edge {

class Pool {
 public:
  explicit Pool(int threads, std::size_t waiting_most = SIZE_MAX);
  ~Pool();
  /// False when too much waits already.
  bool submit(std::function<void()> work);

 private:
  void loop();
  const std::size_t waiting_most_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pc::edge
