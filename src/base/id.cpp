#include "id.hpp"

#include <fmt/format.h>

#include <charconv>

#include "assertions.hpp"

namespace pc {
namespace {
// 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of counter.
constexpr std::int64_t k_epoch_ms = 1'577'836'800'000;
constexpr int k_node_shift = 12;
constexpr int k_time_shift = 22;
constexpr std::int64_t k_counter_mask = (std::int64_t{1} << k_node_shift) - 1;

/// SplitMix64: spreads neighbouring ids over all bits, so that account numbers do not look counted.
std::uint64_t spread(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}
}  // namespace

std::string hex32_of_id(std::int64_t id) {
  const auto number = static_cast<std::uint64_t>(id);
  const std::uint64_t left = spread(number);
  return fmt::format("{:016x}{:016x}", left, number ^ left);
}

std::optional<std::int64_t> id_of_hex32(std::string_view text) {
  std::uint64_t left = 0;
  std::uint64_t right = 0;
  if (text.size() != 32) return std::nullopt;
  const char* middle = text.data() + 16;
  if (std::from_chars(text.data(), middle, left, 16).ptr != middle) return std::nullopt;
  if (std::from_chars(middle, middle + 16, right, 16).ptr != middle + 16) return std::nullopt;
  const std::uint64_t number = left ^ right;
  if (number == 0 || number > INT64_MAX) return std::nullopt;
  const auto id = static_cast<std::int64_t>(number);
  if (hex32_of_id(id) != text) return std::nullopt;  // not made here, or in another spelling (upper case)
  return id;
}

std::optional<std::int64_t> parse_id(std::string_view text) {
  if (text.empty() || text.size() > 19 || text.front() == '0') return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

IdSource::IdSource(int node) : node_bits_(std::int64_t{node} << k_node_shift) {
  ensure(node >= 0 && node < 1024, "node number of an id source is 0 to 1023");
}

std::int64_t IdSource::next(Instant now) {
  const std::int64_t fresh = ((now.micros / 1000 - k_epoch_ms) << k_time_shift) | node_bits_;
  std::int64_t last = last_.load(std::memory_order_relaxed);
  std::int64_t id = 0;
  do {
    if (fresh > last) {
      id = fresh;
    } else if ((last & k_counter_mask) != k_counter_mask) {
      id = last + 1;
    } else {  // 4,096 ids within one millisecond: borrow the next one
      id = ((((last >> k_time_shift) + 1) << k_time_shift)) | node_bits_;
    }
  } while (!last_.compare_exchange_weak(last, id, std::memory_order_relaxed));
  return id;
}

std::int64_t IdSource::next_after(std::int64_t id, Instant now) {
  const std::int64_t fresh = next(now);
  if (fresh > id) return fresh;
  return next(Instant{((id >> k_time_shift) + 1 + k_epoch_ms) * 1000});
}

}  // namespace pc
