#include "download.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>

#include "platform/base/disk.hpp"
#include "platform/base/text.hpp"

namespace pc::edge {
namespace {

/// Readable by this user only, and gone with its descriptor.
int open_nameless(const std::string& folder) {
  std::error_code error;
  const auto place =
      folder.empty() ? std::filesystem::temp_directory_path(error) : std::filesystem::path(folder);
  std::string path = (place / "download-XXXXXX").string();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) throw std::runtime_error("no file for a download in " + place.string());
  ::unlink(path.c_str());
  return file;
}

}  // namespace

DownloadText::~DownloadText() { clear(); }

void DownloadText::clear() {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
  written_ = 0;
  text_.clear();
}

void DownloadText::append(std::string_view chunk) {
  text_.append(chunk);
  if (text_.size() >= k_in_memory) flush();
}

void DownloadText::flush() {
  if (file_ < 0) file_ = open_nameless(folder_);
  if (!disk_has_room(file_)) throw std::runtime_error("the disk has no room for a download");
  for (std::string_view rest = text_; !rest.empty();) {
    const auto count = ::write(file_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw std::runtime_error("a download could not be written");
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  written_ += text_.size();
  text_.clear();
}

void DownloadText::move_into(http::Response& response) {
  if (file_ < 0) {
    response.body = std::move(text_);
    return;
  }
  flush();
  void* place = ::mmap(nullptr, written_, PROT_READ, MAP_PRIVATE, file_, 0);
  if (place == MAP_FAILED) throw std::runtime_error("a download could not be read back");
  const std::size_t size = written_;
  response.long_body = {static_cast<const char*>(place), size};
  response.owner = {place, [size](void* mapped) { ::munmap(mapped, size); }};
}

std::string disposition(const std::string& name) {
  std::string plain;
  for (const char c : name) plain.push_back(c >= ' ' && c <= '~' && c != '"' && c != '\\' ? c : '_');
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encoded(name);
}

}  // namespace pc::edge
