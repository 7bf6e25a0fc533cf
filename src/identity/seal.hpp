// Secrets of access keys at rest: they must be readable again to check signatures, so they are sealed under a key
// that lies in a file beside the data, not in the database.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"

namespace pc::identity {

class Seal {
 public:
  /// Reads the key file; makes it (mode 0600) when it is missing.
  explicit Seal(const std::string& key_file);
  std::string close(const Secret& secret) const;
  /// Nothing when the text was not sealed under this key.
  std::optional<Secret> open(const std::string& sealed) const;
  /// A password that nobody can guess, always the same for the same `occasion`: 14 letters and digits in blocks.
  std::string first_password(const std::string& occasion) const;
  /// What only who has the key can work out: a link's secret from what is kept of it.
  std::string derived(std::string_view purpose, std::string_view from) const;
  /// A hash under the same key, for what must be recognised but never read again.
  std::string mac(const std::string& text) const;

 private:
  std::string key_;
};

}  // namespace pc::identity
