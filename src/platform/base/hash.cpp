#include "hash.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "assertions.hpp"

namespace pc {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex(std::span<const unsigned char> bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text[2 * i] = digits[bytes[i] >> 4];
    text[2 * i + 1] = digits[bytes[i] & 15];
  }
  return text;
}

/// Fetched once: EVP_sha256() is looked up anew by every digest.
const EVP_MD* sha256() {
  static const EVP_MD* const one = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return one;
}

/// One a thread, never shared.
EVP_MD_CTX* context() {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> one(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return one.get();
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  EVP_MD_CTX* const at = context();
  ensure(EVP_DigestInit_ex2(at, sha256(), nullptr) == 1 && EVP_DigestUpdate(at, bytes.data(), bytes.size()) == 1 &&
             EVP_DigestFinal_ex(at, digest.data(), &length) == 1,
         "SHA-256");
  return hex({digest.data(), length});
}

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  ensure(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) == 1, "SHA-256");
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  ensure(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1, "SHA-256");
}

std::string Sha256::hex() {
  Digest digest{};
  unsigned int length = 0;
  ensure(EVP_DigestFinal_ex(state_->context, digest.data(), &length) == 1, "SHA-256");
  return pc::hex({digest.data(), length});
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  const auto* data = static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
  ensure(HMAC(sha256(), key.data(), static_cast<int>(key.size()), data, bytes.size(), digest.data(), &length) !=
             nullptr,
         "HMAC-SHA-256");
  return hex({digest.data(), length});
}

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  const auto* data = static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
  ensure(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), data, bytes.size(), digest.data(), &length) !=
             nullptr,
         "HMAC-SHA-1");
  return {digest.begin(), digest.begin() + length};
}

std::string bytes_of_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1])));
  return bytes;
}

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> buffer(bytes);
  ensure(RAND_bytes(buffer.data(), static_cast<int>(bytes)) == 1, "random bytes");
  return hex(buffer);
}

}  // namespace pc
