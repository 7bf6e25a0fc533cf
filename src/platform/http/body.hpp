// Where the body of a request goes while it arrives: memory, or a file that is deleted with its owner.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace pc::http {

/// Bytes that all connections share.
class Allowance {
 public:
  explicit Allowance(std::uint64_t most) : left_(static_cast<std::int64_t>(most)) {}
  bool take(std::uint64_t bytes) {
    if (left_.fetch_sub(static_cast<std::int64_t>(bytes)) >= static_cast<std::int64_t>(bytes)) return true;
    give(bytes);
    return false;
  }
  void give(std::uint64_t bytes) { left_.fetch_add(static_cast<std::int64_t>(bytes)); }

 private:
  std::atomic<std::int64_t> left_;
};

/// What one request has taken of an allowance.
class Share {
 public:
  explicit Share(Allowance& of) : of_(of) {}
  ~Share() { give_back(); }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  bool take(std::uint64_t bytes) {
    if (!of_.take(bytes)) return false;
    taken_ += bytes;
    return true;
  }
  void give_back() {
    of_.give(taken_);
    taken_ = 0;
  }
  std::uint64_t taken() const { return taken_; }

 private:
  Allowance& of_;
  std::uint64_t taken_ = 0;
};

enum class Kept { yes, too_much_at_once, no_room };

class SpoolFile {
 public:
  explicit SpoolFile(Allowance& all) : share_(all) {}
  ~SpoolFile() { drop(); }
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  /// Readable by this user only. False when it cannot be made.
  bool open(const std::string& folder);
  Kept append(std::string_view bytes);
  /// Closes the file for writing; false when bytes were lost.
  bool finish();
  void drop();
  bool is_open() const { return descriptor_ >= 0; }
  const std::string& path() const { return path_; }

 private:
  Share share_;
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace pc::http
