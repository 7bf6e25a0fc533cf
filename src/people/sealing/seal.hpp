// Public: secrets at rest that must be readable again, as those of access keys, to check signatures: they are sealed
// under a key that lies in a file beside the data, not in the database. When the file gets another key, what was sealed
// before can still be opened and what is sealed from then on is sealed under the new one, without a restart.
#pragma once
#include <ctime>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/secret.hpp"

namespace pc::sealing {

struct KeyRing;

class Seal {
 public:
  /// Reads the key file; makes it (mode 0600) when it is missing, or else can do nothing.
  explicit Seal(std::string key_file, bool make = true);
  std::string close(const Secret& secret) const;
  /// Nothing when the text was not sealed under a key of this application.
  std::optional<Secret> open(const std::string& sealed) const;
  /// The same under the present key; nothing when it is already, or cannot be opened.
  std::optional<std::string> renewed(const std::string& sealed) const;
  /// What is sealed under the present key begins with this name and a colon.
  std::string key_name() const;
  /// A password that nobody can guess, the same for the same `occasion` as long as the key is: 14 letters and digits
  /// in blocks.
  std::string first_password(const std::string& occasion) const;
  /// What only who has the key of this name can work out: a link's secret from what is kept of it. Empty: what was
  /// kept before keys had names, under the oldest one.
  std::string derived(std::string_view purpose, std::string_view from, std::string_view key_name) const;
  /// A hash under the present key, for what must be recognised but never read again.
  std::string mac(const std::string& text) const;
  /// The same under every key, the newest first: to recognise what an older key made.
  std::vector<std::string> macs(const std::string& text) const;

 private:
  struct Seen {  // of the file
    unsigned long inode = 0;
    std::timespec changed{};
  };
  std::shared_ptr<const KeyRing> ring() const;
  Seen look() const;

  const std::string file_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const KeyRing> ring_;
  mutable Seen seen_;
};

}  // namespace pc::sealing
