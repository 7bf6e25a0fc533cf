// A few threads for acts that wait (password hashing, uploads, bulk acts), so that I/O threads never do.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pc::edge {

class Pool {
 public:
  explicit Pool(int threads);
  ~Pool();
  void submit(std::function<void()> work);

 private:
  void loop();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pc::edge
