// Where the files of an import lie while the server keeps them: in a folder of its own below the data folder.
#pragma once
#include <string>

#include "imports.hpp"

namespace pc::imports {

/// A file of an import as it is known.
struct KeptFile {
  int number = 0;
  std::string name, place;  // place: below the data folder; "" where the file stays in its own place
  std::int64_t bytes = 0;
};
std::vector<KeptFile> files_of(db::Reader& reader, std::int64_t import_id);

std::string path_of(const db::Database& database, const KeptFile& file);
/// Whether all of them are kept, and here.
bool all_here(const db::Database& database, const std::vector<KeptFile>& files);

/// Takes a file over, or a copy of it; its place.
std::string keep_file(const db::Database& database, std::int64_t import_id, int number,
                      const std::string& path, bool move);
void forget_files(const db::Database& database, std::int64_t import_id);
/// Removes what belongs to no import that needs files, and what older versions left.
void sweep_files(db::Database& database);

}  // namespace pc::imports
