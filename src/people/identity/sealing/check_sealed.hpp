// Door: whether the database holds something sealed that nobody here can open.
#pragma once
#include <cstdint>
#include <string>

#include "platform/db/db.hpp"

namespace pc::identity {

/// Throws std::runtime_error when it does: the key file is missing, or another house's. Only reads; before the start.
void check_sealed(db::Database& database, const std::string& key_file);

struct Abandoned {
  std::int64_t access_keys = 0, authenticators = 0;
};
/// Takes away what no key of the file opens, when the key is lost for good. Throws db::Error.
Abandoned abandon_sealed(db::Database& database, const std::string& key_file);

}  // namespace pc::identity
