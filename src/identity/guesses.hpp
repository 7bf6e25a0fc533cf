// Failed sign-ins of this process, by the name that was typed: names that nobody has are closed as those that
// somebody has, and many attempts at once count one by one.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/base.hpp"
#include "lockout.hpp"

namespace pc::identity {

class Guesses {
 public:
  explicit Guesses(int free = k_free_failures) : free_(free) {}
  static constexpr std::size_t k_names_max = 20'000;

  /// Counts an attempt before its password is looked at; seconds the name is still closed, 0 when it may go on.
  std::int64_t attempt(const std::string& name, Instant now);
  /// The password was right.
  void forget(const std::string& name);

 private:
  struct Name {
    std::int64_t attempts = 0;
    Instant closed_until;
  };
  const int free_;
  std::mutex mutex_;
  std::unordered_map<std::string, Name> names_;
};

}  // namespace pc::identity
