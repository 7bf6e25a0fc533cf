#include "guesses.hpp"

namespace pc::identity {

std::int64_t Guesses::attempt(const std::string& name, Instant now) {
  const std::lock_guard lock(mutex_);
  // Forgetting all when too many are known costs an attacker 20,000 tries and gives him five of one name.
  if (names_.size() >= k_names_max && !names_.contains(name)) names_.clear();
  auto& known = names_[name];
  if (now < known.closed_until) return (known.closed_until.micros - now.micros + 999'999) / 1'000'000;
  ++known.attempts;
  known.closed_until = now.plus_seconds(lockout_seconds(known.attempts, free_));
  return 0;
}

void Guesses::forget(const std::string& name) {
  const std::lock_guard lock(mutex_);
  names_.erase(name);
}

}  // namespace pc::identity
