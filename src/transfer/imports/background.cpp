#include "background.hpp"

namespace pc::imports {

void Background::add(std::int64_t import_id, std::function<void()> job) {
  const std::lock_guard lock(mutex_);
  if (!queued_.insert(import_id).second) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
  jobs_.emplace_back(import_id, std::move(job));
  wake_.notify_one();
}

bool Background::has(std::int64_t import_id) {
  const std::lock_guard lock(mutex_);
  return running_ == import_id || queued_.contains(import_id);
}

void Background::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Background::allow() {
  const std::lock_guard lock(mutex_);
  if (!stopping_) return;
  thread_ = {};
  jobs_.clear();
  queued_.clear();
  stopping_ = false;
}

void Background::loop() {
  for (;;) {
    std::pair<std::int64_t, std::function<void()>> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
      queued_.erase(job.first);
      running_ = job.first;
    }
    job.second();
    const std::lock_guard lock(mutex_);
    running_ = 0;
  }
}

}  // namespace pc::imports
