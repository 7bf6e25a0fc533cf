#include "disk.hpp"

#include <sys/statvfs.h>

#include <algorithm>
#include <cstdint>

namespace pc {
namespace {
constexpr std::uint64_t k_reserve_most = std::uint64_t{1} << 30;
constexpr std::uint64_t k_reserve_part = 20;
}  // namespace

bool disk_has_room(int file) {
  struct statvfs disk {};
  if (::fstatvfs(file, &disk) != 0) return true;  // not known: the write itself will tell
  const std::uint64_t size = std::uint64_t{disk.f_blocks} * disk.f_frsize;
  const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  return free > std::min(size / k_reserve_part, k_reserve_most);
}

}  // namespace pc
