#include "disk.hpp"

#include <sys/statvfs.h>

#include <algorithm>
#include <cstdint>

namespace pc {
namespace {
constexpr std::uint64_t k_reserve_most = std::uint64_t{1} << 30;
constexpr std::uint64_t k_reserve_part = 20;
/// A small row may still fit where a day's work does not.
constexpr std::uint64_t k_books_need = std::uint64_t{4} << 20;
}  // namespace

bool disk_takes_books(const std::string& folder) {
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0) return true;
  return std::uint64_t{disk.f_bavail} * disk.f_frsize >= k_books_need;
}

bool disk_has_room(int file) {
  struct statvfs disk {};
  if (::fstatvfs(file, &disk) != 0) return true;  // not known: the write itself will tell
  const std::uint64_t size = std::uint64_t{disk.f_blocks} * disk.f_frsize;
  const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  return free > std::min(size / k_reserve_part, k_reserve_most);
}

}  // namespace pc
