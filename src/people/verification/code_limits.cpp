#include "code_limits.hpp"

#include <algorithm>

namespace pc::verification {
namespace {

constexpr std::int64_t k_hour = 3600;

std::int64_t seconds_until(Instant then, Instant now) { return (then.micros - now.micros + 999'999) / 1'000'000; }

}  // namespace

std::optional<std::int64_t> may_send_in(const VerificationCount& count, Instant now) {
  Instant then = count.last_sent_at.plus_seconds(k_send_pause_seconds);
  if (count.sent >= k_sends_an_hour) then = std::max(then, count.sending_since.plus_seconds(k_hour));
  if (then <= now) return std::nullopt;
  return seconds_until(then, now);
}

VerificationCount after_sending(VerificationCount count, Instant now) {
  if (count.sending_since.plus_seconds(k_hour) <= now) {
    count.sent = 0;
    count.sending_since = now;
  }
  ++count.sent;
  count.last_sent_at = now;
  return count;
}

std::optional<std::int64_t> locked_for(const VerificationCount& count, Instant now) {
  const Instant then = count.failing_since.plus_seconds(k_failures_seconds);
  if (count.failures < k_failures_max || then <= now) return std::nullopt;
  return seconds_until(then, now);
}

VerificationCount after_failure(VerificationCount count, Instant now) {
  if (count.failing_since.plus_seconds(k_failures_seconds) <= now) {
    count.failures = 0;
    count.failing_since = now;
  }
  ++count.failures;
  return count;
}

std::string masked_address(std::string_view address) {
  const auto at = address.find('@');
  if (at == std::string_view::npos || at == 0) return "***";
  return std::string(address.substr(0, 1)) + "***" + std::string(address.substr(at));
}

}  // namespace pc::verification
