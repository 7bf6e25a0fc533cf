// 64-bit ids made by the server: milliseconds, node, counter. Text outside, never a JSON number.
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "time.hpp"

namespace pc {

/// One tag per thing, so that a CustomerId is not a PartnerId. 0 means "none".
template <class Tag>
struct Id {
  std::int64_t value = 0;
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t number) : value(number) {}
  constexpr auto operator<=>(const Id&) const = default;
  constexpr explicit operator bool() const { return value != 0; }
  std::string text() const { return std::to_string(value); }
};

/// Decimal digits only, 1 to 19 of them, no leading zero, fits 63 bits, not zero.
std::optional<std::int64_t> parse_id(std::string_view text);

template <class IdType>
std::optional<IdType> parse_id_as(std::string_view text) {
  const auto number = parse_id(text);
  if (!number) return std::nullopt;
  return IdType(*number);
}

/// The 32 hexadecimal digits under which an account is known in the Open API; computed both ways, stored nowhere.
std::string hex32_of_id(std::int64_t id);
/// Nothing when the text is not such a number of this house.
std::optional<std::int64_t> id_of_hex32(std::string_view text);

/// The general distributor or solution provider at the top of a tree of partners; 0 is the vendor itself.
struct TenantTag;
using TenantId = Id<TenantTag>;

/// Strictly growing ids of one process. `node` (0 to 1023) must differ between processes on one database.
class IdSource {
 public:
  explicit IdSource(int node);
  std::int64_t next(Instant now);
  /// As `next`, and greater than `id`, which another process with a clock ahead of ours may have made.
  std::int64_t next_after(std::int64_t id, Instant now);
  template <class IdType>
  IdType next_as(Instant now) { return IdType(next(now)); }

 private:
  std::int64_t node_bits_;
  std::atomic<std::int64_t> last_{0};
};

}  // namespace pc

template <class Tag>
struct std::hash<pc::Id<Tag>> {
  std::size_t operator()(const pc::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
