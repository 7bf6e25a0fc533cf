#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http.hpp"

namespace pc::http {

std::shared_ptr<const FileBody> FileBody::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  struct stat about {};
  void* place = MAP_FAILED;
  const bool plain = ::fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
  const auto size = static_cast<std::size_t>(about.st_size);
  if (plain && size > 0) place = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
  ::close(fd);
  if (!plain || (size > 0 && place == MAP_FAILED)) return nullptr;
  const std::string_view bytes =
      size > 0 ? std::string_view(static_cast<const char*>(place), size) : std::string_view();
  return std::shared_ptr<const FileBody>(new FileBody(bytes));
}

FileBody::~FileBody() {
  // munmap takes what mmap gave.
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace pc::http
