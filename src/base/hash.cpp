#include "hash.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <span>
#include <vector>

#include "assertions.hpp"

namespace pc {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex(std::span<const unsigned char> bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  ensure(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1, "SHA-256");
  return hex({digest.data(), length});
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  const auto* data = static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
  ensure(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data, bytes.size(), digest.data(), &length) !=
             nullptr,
         "HMAC-SHA-256");
  return hex({digest.data(), length});
}

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> buffer(bytes);
  ensure(RAND_bytes(buffer.data(), static_cast<int>(bytes)) == 1, "random bytes");
  return hex(buffer);
}

}  // namespace pc
