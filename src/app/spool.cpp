#include "spool.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

namespace pc::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_begin = "of-";

/// A descriptor that holds the lock, or -1: the kernel lets go of it when its process ends, however that happens.
int locked(const fs::path& file, int how) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, how) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

void remove_what_is_left(const fs::path& place) {
  for (const auto& entry : fs::directory_iterator(place)) {
    if (!entry.is_directory() || !entry.path().filename().string().starts_with(k_begin)) continue;
    const int lock = locked(entry.path() / "lock", LOCK_EX | LOCK_NB);
    if (lock < 0) continue;
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
    ::close(lock);
  }
}

}  // namespace

void remove_old_leftovers(const std::string& data) {
  std::error_code error;
  const auto before = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : fs::directory_iterator(data, error)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("upload-") && entry.is_regular_file(error) && entry.last_write_time(error) < before)
      fs::remove(entry.path(), error);
  }
}

Spool::Spool(const std::string& place) {
  std::error_code error;
  fs::create_directories(place, error);
  const int alone = locked(fs::path(place) / "lock", LOCK_EX);  // nobody sees a folder that is not locked yet
  if (alone < 0) throw std::runtime_error("the spool folder " + place + " cannot be written");
  remove_what_is_left(place);
  std::string folder = (fs::path(place) / (std::string(k_begin) + "XXXXXX")).string();
  if (::mkdtemp(folder.data()) != nullptr) {
    folder_ = folder;
    lock_ = locked(fs::path(folder_) / "lock", LOCK_EX | LOCK_NB);
  }
  ::close(alone);
  if (lock_ < 0) throw std::runtime_error("the spool folder " + place + " cannot be written");
}

Spool::~Spool() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  ::close(lock_);
}

}  // namespace pc::app
