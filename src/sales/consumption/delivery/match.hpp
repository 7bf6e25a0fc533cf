// A delivery beside what is booked, as rules on values: which lines are the same, what the rest means, and when an
// operator has to say it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::consumption {

/// How a delivery is meant. Snapshot (全量): all there is of these billing periods so far. Increment (增量):
/// new lines only.
enum class DeliveryMode { unsaid, snapshot, increment };
std::string_view text_of(DeliveryMode mode);
/// Nothing for words that are none; "" is unsaid.
std::optional<DeliveryMode> delivery_mode_of(std::string_view text);
inline constexpr std::string_view k_delivery_modes[] = {"snapshot", "increment"};

/// Lines and booked charges of one key and one amount, by what else they say: a line is paired with a charge that
/// says the same, if there is one left, else with any. For each line the place of its charge; nothing when none is
/// left.
std::vector<std::optional<std::size_t>> pair_equal(std::span<const std::string_view> lines,
                                                   std::span<const std::string_view> booked);

/// What a delivery would do.
struct Comparison {
  std::int64_t equal = 0, changed = 0, gone = 0, added = 0, refused = 0;
  /// Added lines that look like booked ones of another key: the same resource, time and amount under another
  /// number, SKU …
  std::int64_t alike = 0;
  /// The same, but booked under another provider's name.
  std::int64_t alike_elsewhere = 0;
  /// Of what is changed, gone and added, by currency.
  std::map<std::string, Decimal> difference;

  void add(const std::string& currency, const Decimal& amount);
  void add(const Comparison& other);
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Whether an operator must say what is meant before anything of it counts.
bool needs_word(DeliveryMode mode, const Comparison& found);

/// Counts how many of the added amounts were taken away under a key that looks alike. Fed in the order of keys.
class AlikeCounter {
 public:
  void added(std::string_view alike, std::string_view amount) { note(alike, amount, +1); }
  void gone(std::string_view alike, std::string_view amount) { note(alike, amount, -1); }
  std::int64_t finish();

 private:
  struct Sides {
    std::int64_t added = 0, gone = 0;
  };
  void note(std::string_view alike, std::string_view amount, int side);
  void close();

  std::string alike_;
  std::map<std::string, Sides, std::less<>> amounts_;
  std::int64_t found_ = 0;
};

}  // namespace pc::consumption
