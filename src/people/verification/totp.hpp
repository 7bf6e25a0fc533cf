// Codes of authenticator apps: TOTP (RFC 6238) over HMAC-SHA-1, 30 seconds, six digits.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::verification {

/// `key` as raw bytes; `step` counts from 1970. Digits 6 to 8.
std::string totp(std::string_view key, std::int64_t step, int digits = 6);

std::int64_t totp_step(Instant now);

/// The step whose code this is: the present one, the one before or the one after, and later than `last_step`, which was
/// accepted before. Compared in constant time.
std::optional<std::int64_t> matching_step(std::string_view key, std::string_view code, std::int64_t last_step,
                                          Instant now);

/// RFC 4648, without padding.
std::string base32(std::string_view bytes);

/// What the QR code of an enrolment holds.
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view key);

}  // namespace pc::verification
