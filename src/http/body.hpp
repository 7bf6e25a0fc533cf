// Where the body of a request goes while it arrives: memory, or a file that is deleted with its owner.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace pc::http {

class SpoolFile {
 public:
  SpoolFile() = default;
  ~SpoolFile() { drop(); }
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  /// Readable by this user only. False when it cannot be made.
  bool open(const std::string& folder);
  bool append(std::string_view bytes);
  /// Closes the file for writing; false when bytes were lost.
  bool finish();
  void drop();
  bool is_open() const { return descriptor_ >= 0; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace pc::http
