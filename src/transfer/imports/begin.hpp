// How an import comes to be: opened with one file, or collected from several uploads.
#pragma once
#include "imports.hpp"

namespace pc::imports {

struct Opening {
  std::string mode;
  int files = 1;
};
/// An import of an uploaded file; it begins at once when that is the only one. Returns its id.
std::int64_t open_with_upload(db::Database& database, const Kind& kind, const File& file,
                              const Opening& opening, const access::Principal& who);
/// Another file of it, number 2 to its last; sent again it replaces itself. With the last one it begins.
Outcome add_upload(db::Database& database, const Kind& kind, std::int64_t import_id, int number,
                   const File& file, const access::Principal& who);

}  // namespace pc::imports
