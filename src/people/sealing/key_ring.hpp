// Public: the keys of this application, in one file beside the data: the one that seals, older ones that still open,
// and one that waits for its turn where the file has to be copied to other hosts first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pc::sealing {

struct SealKey {
  std::string name;  // 8 digits of the key's hash; before whatever it sealed
  std::string bytes;
};

struct KeyRing {
  std::vector<SealKey> keys;  // never empty, the newest first
  std::optional<SealKey> next;

  const SealKey& current() const { return keys.front(); }
  const SealKey& oldest() const { return keys.back(); }
  /// Also the one that waits; null when there is none of this name.
  const SealKey* find(std::string_view name) const;
};

SealKey fresh_key();
/// Throws std::runtime_error when the file holds no keys.
KeyRing read_key_ring(const std::string& path);
/// Puts a whole new file in the old one's place at once, with its owner; only the owner may read it.
void write_key_ring(const std::string& path, const KeyRing& ring);
/// A first file of one key; nothing when there is one already.
void make_key_file(const std::string& path);

}  // namespace pc::sealing
