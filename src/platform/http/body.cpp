#include "body.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "platform/base/disk.hpp"

namespace pc::http {
namespace {
constexpr std::uint64_t k_looked_every = 1 << 20;
}

bool SpoolFile::open(const std::string& folder) {
  drop();
  std::error_code error;
  const auto place =
      folder.empty() ? std::filesystem::temp_directory_path(error) : std::filesystem::path(folder);
  if (error) return false;
  path_ = (place / "upload-XXXXXX").string();
  descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor_ < 0) path_.clear();
  return descriptor_ >= 0;
}

Kept SpoolFile::append(std::string_view bytes) {
  // Looked at now and then: nobody fills a disk in between.
  const bool look = share_.taken() / k_looked_every != (share_.taken() + bytes.size()) / k_looked_every;
  if (look && !disk_has_room(descriptor_)) return Kept::no_room;
  if (!share_.take(bytes.size())) return Kept::too_much_at_once;
  while (!bytes.empty()) {
    const auto count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Kept::no_room;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return Kept::yes;
}

bool SpoolFile::finish() {
  const int descriptor = descriptor_;
  descriptor_ = -1;
  return descriptor >= 0 && ::close(descriptor) == 0;
}

void SpoolFile::drop() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (!path_.empty()) ::unlink(path_.c_str());
  path_.clear();
  share_.give_back();
}

}  // namespace pc::http
