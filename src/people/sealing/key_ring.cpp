#include "people/sealing/key_ring.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "platform/base/base.hpp"
#include "platform/base/hash.hpp"

namespace pc::sealing {
namespace {

constexpr std::string_view k_next = "next ", k_old = "old ";

SealKey key_of(std::string_view hex, const std::string& path) {
  SealKey key{{}, bytes_of_hex(hex)};
  if (key.bytes.size() != crypto_secretbox_KEYBYTES) throw std::runtime_error("not a key file: " + path);
  key.name = sha256_hex("name\n" + key.bytes).substr(0, 8);
  return key;
}

std::string hex_of(const SealKey& key) {
  std::ostringstream hex;
  for (const char c : key.bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    hex << digits[static_cast<unsigned char>(c) >> 4] << digits[static_cast<unsigned char>(c) & 15];
  }
  return hex.str();
}

void write_durably(const std::string& path, int flags, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | flags, 0600);
  if (file < 0) {
    if ((flags & O_EXCL) != 0) return;  // another process was faster
    throw std::runtime_error("cannot write " + path);
  }
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool kept = ::fsync(file) == 0;
  ::close(file);
  if (!written || !kept) throw std::runtime_error("cannot write " + path);
}

}  // namespace

const SealKey* KeyRing::find(std::string_view name) const {
  for (const auto& key : keys)
    if (key.name == name) return &key;
  return next && next->name == name ? &*next : nullptr;
}

SealKey fresh_key() { return key_of(random_hex(crypto_secretbox_KEYBYTES), "random"); }

KeyRing read_key_ring(const std::string& path) {
  KeyRing ring;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    if (line.starts_with(k_next))
      ring.next = key_of(line.substr(k_next.size()), path);
    else
      ring.keys.push_back(key_of(line.starts_with(k_old) ? line.substr(k_old.size()) : line, path));
  }
  if (ring.keys.empty()) throw std::runtime_error("not a key file: " + path);
  return ring;
}

void write_key_ring(const std::string& path, const KeyRing& ring) {
  std::string text;
  for (const auto& key : ring.keys) text += (text.empty() ? "" : std::string(k_old)) + hex_of(key) + "\n";
  if (ring.next) text += std::string(k_next) + hex_of(*ring.next) + "\n";
  struct stat before {};
  if (::stat(path.c_str(), &before) != 0) throw std::runtime_error("cannot read " + path);
  const std::string fresh = path + ".new";
  write_durably(fresh, O_TRUNC, text);
  struct stat after {};
  const bool ours =
      ::stat(fresh.c_str(), &after) == 0 && after.st_uid == before.st_uid && after.st_gid == before.st_gid;
  // The server must still be able to read it when an administrator changed it.
  if (!ours && ::chown(fresh.c_str(), before.st_uid, before.st_gid) != 0)
    throw std::runtime_error("cannot give " + fresh + " to the owner of " + path);
  if (std::rename(fresh.c_str(), path.c_str()) != 0) throw std::runtime_error("cannot replace " + path);
  const auto slash = path.rfind('/');
  const int folder =
      ::open(slash == std::string::npos ? "." : path.substr(0, slash).c_str(), O_RDONLY | O_DIRECTORY);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

void make_key_file(const std::string& path) {
  if (!std::ifstream(path)) write_durably(path, O_EXCL, hex_of(fresh_key()) + "\n");
}

}  // namespace pc::sealing
