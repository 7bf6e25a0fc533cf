// Public: how long codes live, how often they are sent, how often one may be wrong. Spec: cross-cutting behaviour.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::verification {

inline constexpr std::int64_t k_code_seconds = 600;
inline constexpr int k_code_tries = 3;
inline constexpr std::int64_t k_send_pause_seconds = 60;
inline constexpr int k_sends_an_hour = 10;
inline constexpr int k_failures_max = 10;  // of one person, over all its challenges
inline constexpr std::int64_t k_failures_seconds = 900;
inline constexpr int k_recovery_codes = 10;

/// What was counted of one person.
struct VerificationCount {
  int failures = 0;
  Instant failing_since;
  int sent = 0;
  Instant sending_since, last_sent_at;
};

/// Seconds until a code may be sent; nothing: now.
std::optional<std::int64_t> may_send_in(const VerificationCount& count, Instant now);
VerificationCount after_sending(VerificationCount count, Instant now);

/// Seconds until codes are looked at again; nothing: now.
std::optional<std::int64_t> locked_for(const VerificationCount& count, Instant now);
VerificationCount after_failure(VerificationCount count, Instant now);

/// "l***@example.org"
std::string masked_address(std::string_view address);

}  // namespace pc::verification
