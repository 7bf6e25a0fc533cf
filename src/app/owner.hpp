// Whose data folder it is. What root wrote there, the server's own user could not write again.
#pragma once
#include <string>

namespace pc::app {

/// Throws when this process is root's and `folder` belongs to somebody else, with the command to type instead.
void refuse_to_write_as_root(const std::string& folder);

}  // namespace pc::app
