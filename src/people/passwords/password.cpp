#include "password.hpp"

#include <sodium.h>

#include <array>

namespace pc::passwords {
namespace {

struct Cost {
  unsigned long long operations;
  std::size_t memory;
};

Cost cost_of(Strength strength) {
  if (strength == Strength::light) return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
  // Two passes over 19 MiB: the smallest setting that is recommended against guessing, quick enough for two cores.
  return {2, std::size_t{19} << 20};
}

}  // namespace

std::string hash_password(const Secret& password, Strength strength) {
  ensure(sodium_init() >= 0, "libsodium");
  const std::string text = normalized(password.reveal());
  std::array<char, crypto_pwhash_STRBYTES> out{};
  const auto cost = cost_of(strength);
  ensure(crypto_pwhash_str_alg(out.data(), text.data(), text.size(), cost.operations, cost.memory,
                               crypto_pwhash_ALG_ARGON2ID13) == 0,
         "memory for argon2id");
  return out.data();
}

bool verify_password(const std::string& hash, const Secret& password) {
  ensure(sodium_init() >= 0, "libsodium");
  const auto holds = [&](const std::string& text) {
    return crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
  };
  const std::string text = normalized(password.reveal());
  if (holds(text)) return true;
  return text != password.reveal() && holds(password.reveal());  // hashed before passwords were normalized
}

bool needs_rehash(const std::string& hash, Strength strength) {
  const auto cost = cost_of(strength);
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.operations, cost.memory) != 0;
}

void waste_time(Strength strength) { hash_password(Secret("nobody's password"), strength); }

}  // namespace pc::passwords
