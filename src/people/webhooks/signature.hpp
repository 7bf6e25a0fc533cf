// Public: signatures of Standard Webhooks (standardwebhooks.com), version 1.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/secret.hpp"

namespace pc::webhooks {

/// "whsec_" and 24 random bytes in base64.
Secret new_secret();
/// "v1,…" for each secret, with a blank between: while a secret is replaced, both sign. `seconds`: since 1970.
std::string signature_of(std::span<const Secret> secrets, std::string_view id, std::int64_t seconds,
                         std::string_view body);

}  // namespace pc::webhooks
