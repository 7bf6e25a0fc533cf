// Ids that are promised for ever: others store them, so they are never renamed, and never mean something else later.
// A golden file holds one a line, sorted, "<id> <what must stay>"; "<id> gone" keeps the id of what was taken away.
#pragma once
#include <map>
#include <string>

#include "tree.hpp"

namespace pc::guards {

/// Id to what must stay of it.
using Promised = std::map<std::string, std::string>;

/// Where the golden file `path` with the text `golden` and what the program has `now` differ, and what to do about it.
Faults broken_promises(const std::string& path, const std::string& golden, const Promised& now);

/// The same of the file as it stands. With PC_GOLDEN_ADD=1 in the environment what is new is first added to it.
Faults broken_promises(const std::string& path, const Promised& now);

}  // namespace pc::guards
