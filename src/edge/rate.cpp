#include "rate.hpp"

#include <algorithm>

namespace pc::edge {
namespace {
constexpr std::size_t k_names_kept = 100'000;
}

bool RateLimit::allows(const std::string& name) {
  if (per_second_ <= 0) return true;
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (buckets_.size() > k_names_kept) buckets_.clear();
  auto& bucket = buckets_.try_emplace(name, Bucket{per_second_, now}).first->second;
  const std::chrono::duration<double> passed = now - bucket.at;
  bucket.tokens = std::min(per_second_, bucket.tokens + passed.count() * per_second_);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace pc::edge
