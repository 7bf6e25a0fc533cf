#include "seal.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <vector>

#include "base/base.hpp"
#include "base/hash.hpp"

namespace pc::identity {
namespace {

const unsigned char* bytes_of(const std::string& text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

std::string hex_of_bytes(const std::string& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex.push_back(digits[static_cast<unsigned char>(c) >> 4]);
    hex.push_back(digits[static_cast<unsigned char>(c) & 15]);
  }
  return hex;
}

void write_key_file(const std::string& path) {
  const std::string text = random_hex(crypto_secretbox_KEYBYTES) + "\n";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (file < 0) return;  // another process was faster
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::fsync(file);
  ::close(file);
  if (!written) throw std::runtime_error("cannot write " + path);
}

}  // namespace

Seal::Seal(const std::string& key_file) {
  ensure(sodium_init() >= 0, "libsodium");
  if (!std::ifstream(key_file)) write_key_file(key_file);
  std::string hex;
  std::ifstream(key_file) >> hex;
  key_ = bytes_of_hex(hex);
  if (key_.size() != crypto_secretbox_KEYBYTES) throw std::runtime_error("not a key file: " + key_file);
}

std::string Seal::close(const Secret& secret) const {
  std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
  randombytes_buf(nonce.data(), nonce.size());
  const std::string& text = secret.reveal();
  std::vector<unsigned char> box(text.size() + crypto_secretbox_MACBYTES);
  crypto_secretbox_easy(box.data(), bytes_of(text), text.size(), bytes_of(nonce), bytes_of(key_));
  return hex_of_bytes(nonce + std::string(box.begin(), box.end()));
}

std::string Seal::mac(const std::string& text) const { return hmac_sha256_hex("mac\n" + key_, text); }

std::optional<Secret> Seal::open(const std::string& sealed) const {
  const std::string bytes = bytes_of_hex(sealed);
  if (bytes.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
  const std::string box = bytes.substr(crypto_secretbox_NONCEBYTES);
  std::vector<unsigned char> text(box.size() - crypto_secretbox_MACBYTES);
  if (crypto_secretbox_open_easy(text.data(), bytes_of(box), box.size(), bytes_of(bytes), bytes_of(key_)) != 0)
    return std::nullopt;
  return Secret(std::string(text.begin(), text.end()));
}

std::string Seal::first_password(const std::string& occasion) const {
  // No letter or digit that looks like another.
  static constexpr std::string_view signs = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const std::string bytes = bytes_of_hex(hmac_sha256_hex(key_, "first password\n" + occasion));
  std::string password = "Pc";
  for (std::size_t i = 0; i < 14; ++i) {
    if (i % 5 == 0) password.push_back('-');
    password.push_back(signs[static_cast<unsigned char>(bytes[i]) % signs.size()]);
  }
  return password;
}

std::string Seal::derived(std::string_view purpose, std::string_view from) const {
  return hmac_sha256_hex(key_, std::string(purpose) + "\n" + std::string(from));
}

}  // namespace pc::identity
