// Whether a disk can take more of what is not the books.
#pragma once
#include <string>

namespace pc {

/// Temporary files leave the last twentieth of a file system, at most a gigabyte, to the database that may lie beside
/// them. `file` is an open descriptor there.
bool disk_has_room(int file);
/// Whether a database in `folder` can go on for a while; true when that is not known.
bool disk_takes_books(const std::string& folder);

}  // namespace pc
