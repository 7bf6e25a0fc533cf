#include "base64.hpp"

#include <openssl/evp.h>

#include <vector>

namespace pc {
namespace {

const unsigned char* bytes_in(std::string_view text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

}  // namespace

std::string base64_of(std::string_view bytes) {
  std::vector<unsigned char> text((bytes.size() + 2) / 3 * 4 + 1);
  const int length = EVP_EncodeBlock(text.data(), bytes_in(bytes), static_cast<int>(bytes.size()));
  return {text.begin(), text.begin() + length};
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
  if (text.empty()) return std::string();
  if (text.size() % 4 != 0) return std::nullopt;
  std::vector<unsigned char> bytes(text.size() / 4 * 3);
  const int length = EVP_DecodeBlock(bytes.data(), bytes_in(text), static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string plain(bytes.begin(), bytes.begin() + length - static_cast<std::ptrdiff_t>(padding));
  // OpenSSL lets blanks and odd padding pass; only the one way of writing it is taken.
  if (base64_of(plain) != text) return std::nullopt;
  return plain;
}

}  // namespace pc
