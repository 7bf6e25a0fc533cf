// Secrets of invitations. What is kept is a random number and the hash of the secret; the secret itself is worked
// out of the number with the key of this installation, so that a link can be shown again and a stolen database lets
// nobody in.
#pragma once
#include "store.hpp"

namespace pc::acquisition {

/// The name of the key of this installation and 128 random bits.
std::string fresh_nonce(const Services& services);
/// 40 hexadecimal digits.
std::string token_of(const Services& services, const Invitation& invitation);
std::string token_hash(std::string_view token);
/// "https://partners.example/join/<token>"
std::string link_of(const Services& services, const Invitation& invitation);

}  // namespace pc::acquisition
