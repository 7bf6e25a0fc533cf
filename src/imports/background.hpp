// Imports that run beside the server's other work.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace pc::imports {

/// Uploads wait here; one thread imports them in turn.
class Background {
 public:
  void add(std::function<void()> job);
  void stop();

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  std::thread thread_;
  bool stopping_ = false;
};

}  // namespace pc::imports
