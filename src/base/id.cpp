#include "id.hpp"

#include <charconv>

#include "assertions.hpp"

namespace pc {
namespace {
// 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of counter.
constexpr std::int64_t k_epoch_ms = 1'577'836'800'000;
constexpr int k_node_shift = 12;
constexpr int k_time_shift = 22;
constexpr std::int64_t k_counter_mask = (std::int64_t{1} << k_node_shift) - 1;
}  // namespace

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

}  // namespace pc
