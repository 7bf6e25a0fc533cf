#include "id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "assertions.hpp"

namespace pc {
namespace {
// 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of counter.
constexpr std::int64_t k_epoch_ms = 1'577'836'800'000;
constexpr int k_node_shift = 12;
constexpr int k_time_shift = 22;
constexpr std::int64_t k_counter_mask = (std::int64_t{1} << k_node_shift) - 1;

constexpr std::int64_t k_end_ms = std::int64_t{1} << 40;

std::int64_t ms_of(Instant at) { return at.micros / 1000 - k_epoch_ms; }
Instant instant_of(std::int64_t ms) { return Instant{(ms + k_epoch_ms) * 1000}; }

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

IdSource::IdSource(int node) { grant(node, {Instant{k_epoch_ms * 1000}, k_end_of_time}); }

void IdSource::grant(int node, Period when) {
  ensure(node >= 0 && node < 1024, "node number of an id source is 0 to 1023");
  const std::lock_guard lock(mutex_);
  node_bits_ = std::int64_t{node} << k_node_shift;
  const auto begun = std::max(last_ == 0 ? 0 : (last_ >> k_time_shift) + 1, ms_of(when.from));
  last_ = (begun << k_time_shift) | node_bits_;
  until_ms_ = when.open() ? k_end_ms : ms_of(when.to);
}

void IdSource::extend(Instant until) {
  const std::lock_guard lock(mutex_);
  until_ms_ = std::max(until_ms_, ms_of(until));
}

Instant IdSource::give_up() {
  const std::lock_guard lock(mutex_);
  until_ms_ = 0;
  return instant_of((last_ >> k_time_shift) + 1);
}

std::int64_t IdSource::next(Instant now) {
  const std::lock_guard lock(mutex_);
  std::int64_t id = (ms_of(now) << k_time_shift) | node_bits_;
  if (id <= last_) {
    // 4,096 ids within one millisecond: borrow the next one.
    const bool full = (last_ & k_counter_mask) == k_counter_mask;
    id = full ? (((last_ >> k_time_shift) + 1) << k_time_shift) | node_bits_ : last_ + 1;
  }
  if (id >> k_time_shift >= until_ms_) throw NotNow("no node number is granted for this time");
  return last_ = id;
}

std::int64_t IdSource::next_after(std::int64_t id, Instant now) {
  const std::int64_t fresh = next(now);
  if (fresh > id) return fresh;
  return next(instant_of((id >> k_time_shift) + 1));
}

}  // namespace pc
