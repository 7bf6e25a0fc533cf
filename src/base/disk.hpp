// Whether a disk can take more of what is not the books.
#pragma once

namespace pc {

/// Temporary files leave the last twentieth of a file system, at most a gigabyte, to the database that may lie beside
/// them. `file` is an open descriptor there.
bool disk_has_room(int file);

}  // namespace pc
