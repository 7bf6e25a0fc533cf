// Passwords that leaked, in a file of their hashes as haveibeenpwned.com gives it away: a line each, the SHA-1 in
// upper-case digits, perhaps a colon and a count, sorted. It is searched where it lies; of its tens of gigabytes
// nothing is loaded.
#pragma once
#include <cstdint>
#include <string>

#include "platform/base/secret.hpp"

namespace pc::passwords {

class LeakedPasswords {
 public:
  /// Empty path: knows none. Throws std::runtime_error when it is no such file.
  explicit LeakedPasswords(const std::string& path);
  ~LeakedPasswords();
  LeakedPasswords(const LeakedPasswords&) = delete;
  LeakedPasswords& operator=(const LeakedPasswords&) = delete;

  bool holds(const Secret& password) const;

 private:
  /// The hash of the first whole line at or behind `offset`; empty behind the last.
  std::string hash_at(std::int64_t offset) const;

  int file_ = -1;
  std::int64_t bytes_ = 0;
};

}  // namespace pc::passwords
