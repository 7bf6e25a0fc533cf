#include "signature.hpp"

#include "platform/base/assertions.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/hash.hpp"

namespace pc::webhooks {
namespace {

constexpr std::string_view k_prefix = "whsec_";
constexpr std::size_t k_bytes = 24;

std::string key_in(const Secret& secret) {
  std::string_view text = secret.reveal();
  if (text.starts_with(k_prefix)) text.remove_prefix(k_prefix.size());
  const auto bytes = bytes_of_base64(text);
  ensure(bytes.has_value(), "a secret of this application is base64");
  return *bytes;
}

}  // namespace

Secret new_secret() { return Secret(std::string(k_prefix) + base64_of(bytes_of_hex(random_hex(k_bytes)))); }

std::string signature_of(std::span<const Secret> secrets, std::string_view id, std::int64_t seconds,
                         std::string_view body) {
  const std::string text = std::string(id) + "." + std::to_string(seconds) + "." + std::string(body);
  std::string all;
  for (const auto& secret : secrets) {
    if (!all.empty()) all += ' ';
    all += "v1," + base64_of(bytes_of_hex(hmac_sha256_hex(key_in(secret), text)));
  }
  return all;
}

}  // namespace pc::webhooks
