// 64-bit ids made by the server: milliseconds, node, counter. Text outside, never a JSON number.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "time.hpp"

namespace pc {

/// One tag per thing, so that a CustomerId is not a PartnerId. 0 means "none". What the thing is called in the API's
/// document stands in the tag of every id that leaves the application: `static constexpr const char* name =
/// "customer"`.
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
/// Nothing when the text is not such a number of this application.
std::optional<std::int64_t> id_of_hex32(std::string_view text);

/// The general distributor or solution provider at the top of a tree of partners; 0 is the vendor itself.
struct TenantTag {
  static constexpr const char* name = "tenant";
};
using TenantId = Id<TenantTag>;

/// No ids can be made for now; the work may be done later.
struct NotNow : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Strictly growing ids of one process, for the node (0 to 1023) and the time that were granted to it. Whoever has the
/// same node before or after has another time, so that no two processes make the same id, whatever their clocks say.
class IdSource {
 public:
  /// Nothing is granted yet.
  IdSource() = default;
  /// A node for ever: for a process that is alone.
  explicit IdSource(int node);
  /// Ids of `node` with times in `when`; what was granted before is over.
  void grant(int node, Period when);
  /// The same node for longer.
  void extend(Instant until);
  /// Makes no more; returns the instant from which another may have the node.
  Instant give_up();

  /// Throws NotNow when the time that was granted is over.
  std::int64_t next(Instant now);
  /// As `next`, and greater than `id`, which another process with a clock ahead of ours may have made.
  std::int64_t next_after(std::int64_t id, Instant now);
  template <class IdType>
  IdType next_as(Instant now) { return IdType(next(now)); }

 private:
  std::mutex mutex_;
  std::int64_t node_bits_ = 0, last_ = 0;
  std::int64_t until_ms_ = 0;  // since the epoch of ids
};

}  // namespace pc

template <class Tag>
struct std::hash<pc::Id<Tag>> {
  std::size_t operator()(const pc::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
