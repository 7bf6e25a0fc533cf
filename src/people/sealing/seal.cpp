#include "seal.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include "platform/base/base.hpp"
#include "platform/base/hash.hpp"
#include "people/sealing/key_ring.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::sealing {
namespace {

constexpr std::size_t k_name_chars = 8;

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

std::optional<Secret> opened_with(const SealKey& key, const std::string& bytes) {
  const std::string box = bytes.substr(crypto_secretbox_NONCEBYTES);
  std::vector<unsigned char> text(box.size() - crypto_secretbox_MACBYTES);
  if (crypto_secretbox_open_easy(text.data(), bytes_of(box), box.size(), bytes_of(bytes),
                                 bytes_of(key.bytes)) != 0)
    return std::nullopt;
  return Secret(std::string(text.begin(), text.end()));
}

std::string mac_under(const SealKey& key, const std::string& text) {
  return hmac_sha256_hex("mac\n" + key.bytes, text);
}

}  // namespace

Seal::Seal(std::string key_file, bool make) : file_(std::move(key_file)) {
  ensure(sodium_init() >= 0, "libsodium");
  if (make) make_key_file(file_);
  if (!make && look().inode == 0) return;
  seen_ = look();
  ring_ = std::make_shared<const KeyRing>(read_key_ring(file_));
}

Seal::Seen Seal::look() const {
  struct stat found {};
  if (::stat(file_.c_str(), &found) != 0) return {};
  return {found.st_ino, found.st_mtim};
}

/// Looks at the file each time, which costs a microsecond; one that cannot be read leaves the keys as they are.
std::shared_ptr<const KeyRing> Seal::ring() const {
  const Seen now = look();
  const std::lock_guard lock(mutex_);
  const bool same = now.inode == seen_.inode && now.changed.tv_sec == seen_.changed.tv_sec &&
                    now.changed.tv_nsec == seen_.changed.tv_nsec;
  ensure(ring_ != nullptr, "whoever seals or opens has a key file");
  if (same || now.inode == 0) return ring_;
  try {
    ring_ = std::make_shared<const KeyRing>(read_key_ring(file_));
    log::info("the keys of the system changed", {{"key", ring_->current().name}});
  } catch (const std::exception& error) {
    log::error("the keys of the system cannot be read", {{"why", error.what()}});
  }
  seen_ = now;
  return ring_;
}

std::string Seal::key_name() const { return ring()->current().name; }

std::string Seal::close(const Secret& secret) const {
  const auto keys = ring();
  std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
  randombytes_buf(nonce.data(), nonce.size());
  const std::string& text = secret.reveal();
  std::vector<unsigned char> box(text.size() + crypto_secretbox_MACBYTES);
  crypto_secretbox_easy(box.data(), bytes_of(text), text.size(), bytes_of(nonce),
                        bytes_of(keys->current().bytes));
  return keys->current().name + ":" + hex_of_bytes(nonce + std::string(box.begin(), box.end()));
}

std::optional<Secret> Seal::open(const std::string& sealed) const {
  const auto keys = ring();
  const bool named = sealed.size() > k_name_chars && sealed[k_name_chars] == ':';
  const std::string bytes = bytes_of_hex(named ? sealed.substr(k_name_chars + 1) : sealed);
  if (bytes.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
  if (named) {
    const SealKey* key = keys->find(sealed.substr(0, k_name_chars));
    return key == nullptr ? std::nullopt : opened_with(*key, bytes);
  }
  for (const auto& key : keys->keys)
    if (auto text = opened_with(key, bytes)) return text;
  return std::nullopt;
}

std::optional<std::string> Seal::renewed(const std::string& sealed) const {
  if (sealed.starts_with(key_name() + ":")) return std::nullopt;
  const auto text = open(sealed);
  if (!text) return std::nullopt;
  return close(*text);
}

std::string Seal::mac(const std::string& text) const { return mac_under(ring()->current(), text); }

std::vector<std::string> Seal::macs(const std::string& text) const {
  std::vector<std::string> all;
  for (const auto& key : ring()->keys) all.push_back(mac_under(key, text));
  return all;
}

std::string Seal::first_password(const std::string& occasion) const {
  // No letter or digit that looks like another.
  static constexpr std::string_view signs = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const std::string bytes =
      bytes_of_hex(hmac_sha256_hex(ring()->current().bytes, "first password\n" + occasion));
  std::string password = "Pc";
  for (std::size_t i = 0; i < 14; ++i) {
    if (i % 5 == 0) password.push_back('-');
    password.push_back(signs[static_cast<unsigned char>(bytes[i]) % signs.size()]);
  }
  return password;
}

std::string Seal::derived(std::string_view purpose, std::string_view from, std::string_view key_name) const {
  const auto keys = ring();
  const SealKey* key = key_name.empty() ? &keys->oldest() : keys->find(key_name);
  return hmac_sha256_hex((key != nullptr ? *key : keys->current()).bytes,
                         std::string(purpose) + "\n" + std::string(from));
}

}  // namespace pc::sealing
