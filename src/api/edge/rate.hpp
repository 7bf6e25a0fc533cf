// Token buckets: so many requests a second for each name, with as many at once.
#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace pc::edge {

class RateLimit {
 public:
  /// 0: no limit.
  explicit RateLimit(int per_second) : per_second_(per_second) {}
  bool allows(const std::string& name);
  /// So many a minute for this name, as many at once; 0: no limit.
  bool allows(const std::string& name, int per_minute);
  /// "10 per second".
  std::string text() const;

 private:
  struct Bucket {
    double tokens, per_second, at_once;
    std::chrono::steady_clock::time_point at;
  };
  using Time = std::chrono::steady_clock::time_point;
  bool take(const std::string& name, double per_second, double at_once);
  /// Forgets who has asked for nothing long enough.
  void tidy(Time now);

  int per_second_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace pc::edge
