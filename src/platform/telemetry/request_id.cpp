#include "request_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <random>

namespace pc {

std::string fresh_request_id() {
  static const std::uint64_t start = [] {
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
  }();
  static std::atomic<std::uint64_t> count{0};
  return fmt::format("{:016x}", start + count.fetch_add(1) * 0x9e3779b97f4a7c15ULL);
}

bool acceptable_request_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

}  // namespace pc
