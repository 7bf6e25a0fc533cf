#include "rate.hpp"

#include <algorithm>

namespace pc::edge {
namespace {
constexpr std::size_t k_names_kept = 100'000;
}

bool RateLimit::allows(const std::string& name) {
  return per_second_ <= 0 || take(name, per_second_, per_second_);
}

bool RateLimit::allows(const std::string& name, int per_minute) {
  return per_minute <= 0 || take(name, per_minute / 60.0, per_minute);
}

std::string RateLimit::text() const { return std::to_string(per_second_) + " per second"; }

void RateLimit::tidy(Time now) {
  std::erase_if(buckets_, [&](const auto& each) {
    const Bucket& bucket = each.second;
    const std::chrono::duration<double> passed = now - bucket.at;
    return bucket.tokens + passed.count() * bucket.per_second >= bucket.at_once;
  });
  // Half of the room must come free, else every further name would look through all again.
  if (buckets_.size() > k_names_kept / 2) buckets_.clear();
}

bool RateLimit::take(const std::string& name, double per_second, double at_once) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > k_names_kept) tidy(now);
  auto& bucket = buckets_.try_emplace(name, Bucket{at_once, per_second, at_once, now}).first->second;
  const std::chrono::duration<double> passed = now - bucket.at;
  bucket.tokens = std::min(at_once, bucket.tokens + passed.count() * per_second);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace pc::edge
