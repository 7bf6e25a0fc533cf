// Public: passwords at rest: argon2id (libsodium). What one must look like: password_rule.hpp.
#pragma once
#include <string>

#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"

namespace pc::passwords {

/// `interactive` is the default; `light` is for tests and the demo market, which hash many at once.
enum class Strength { light, interactive };

/// Of the normalized password (NFKC), so that another keyboard's spelling of a character is the same character.
std::string hash_password(const Secret& password, Strength strength);
bool verify_password(const std::string& hash, const Secret& password);
/// Whether the hash was made with another strength (or in another way), so that the next sign-in should renew it.
bool needs_rehash(const std::string& hash, Strength strength);
/// Costs as much as a verification, for accounts that do not exist.
void waste_time(Strength strength);

}  // namespace pc::passwords
