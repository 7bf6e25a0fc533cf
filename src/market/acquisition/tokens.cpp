#include "tokens.hpp"

#include "acquisition.hpp"
#include "api/module/module.hpp"
#include "people/sealing/seal.hpp"
#include "platform/base/hash.hpp"

namespace pc::acquisition {
namespace {

constexpr std::size_t k_nonce_bytes = 16;
constexpr std::size_t k_token_digits = 40;

}  // namespace

std::string fresh_nonce(const Services& services) {
  return services.get<sealing::Seal>().key_name() + random_hex(k_nonce_bytes);
}

std::string token_of(const Services& services, const Invitation& invitation) {
  // Before the random digits stands the name of the key; older invitations have none.
  const std::string_view nonce = invitation.nonce;
  const auto key = nonce.substr(0, nonce.size() - std::min(nonce.size(), 2 * k_nonce_bytes));
  return services.get<sealing::Seal>().derived("invitation", invitation.id.text() + "/" + invitation.nonce, key)
      .substr(0, k_token_digits);
}

std::string token_hash(std::string_view token) { return sha256_hex(token); }

std::string link_of(const Services& services, const Invitation& invitation) {
  return services.get<ConsoleAddress>().url + "/join/" + token_of(services, invitation);
}

}  // namespace pc::acquisition
