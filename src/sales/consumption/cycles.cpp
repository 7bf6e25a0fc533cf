#include "cycles.hpp"

namespace pc::consumption {
namespace {

constexpr std::int32_t k_days_open = 4;  // of the next month
constexpr std::int64_t k_far_ahead_seconds = 62 * 86'400;

}  // namespace

bool is_open(BillCycle cycle, Instant now) {
  return Day::of(now).number < cycle.plus(1).first_day().number + k_days_open;
}

Day counted_on(Instant consumed, Instant now) {
  if (is_open(BillCycle::of(consumed), now)) return Day::of(consumed);
  const auto before = BillCycle::of(now).plus(-1);
  return (is_open(before, now) ? before : BillCycle::of(now)).first_day();
}

bool is_far_ahead(Instant consumed, Instant now) { return consumed > now.plus_seconds(k_far_ahead_seconds); }

}  // namespace pc::consumption
