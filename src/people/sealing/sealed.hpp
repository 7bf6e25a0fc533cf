// Public: what lies sealed in the database. A room declares its column of sealed texts to the services; by that it is
// looked at before the start, sealed anew under another key and, when its key is lost for good, given up.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/jobs/rewrite.hpp"
#include "people/sealing/seal.hpp"
#include "platform/db/db.hpp"

namespace pc::sealing {

struct Column {
  std::string_view of;  // "access keys"
  /// One text for all that begin with the name of the same key.
  const db::Statement& samples;
  /// Writes each text anew.
  jobs::Rewrite renew;
  /// The same walk; removes the row of a text that nobody can open, where the new text is empty.
  jobs::Rewrite remove;
};

/// Throws std::runtime_error when something is sealed that the file does not open: it is missing, or another
/// installation's. Only reads; before the start.
void check_sealed(db::Database& database, const std::string& key_file);

/// Everything that another key sealed, sealed anew under the present one; how many. May be stopped at any moment and
/// run beside servers. Throws db::Error.
std::int64_t seal_anew(db::Database& database, const Seal& seal);

/// Takes away what no key of the file opens, when the key is lost for good; how many of each column. Throws db::Error.
std::map<std::string_view, std::int64_t> abandon_sealed(db::Database& database, const std::string& key_file);

}  // namespace pc::sealing
