// SHA-256, HMAC and random bytes (OpenSSL), always as lower-case hex outside.
#pragma once
#include <string>
#include <string_view>

namespace pc {

std::string sha256_hex(std::string_view bytes);
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);
/// `bytes` random bytes of the system's generator, as 2 × bytes hex digits.
std::string random_hex(std::size_t bytes);

}  // namespace pc
