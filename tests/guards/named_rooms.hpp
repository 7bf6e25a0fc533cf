// Which rooms a file names: by an include of their doors or by their namespace. The compiler cannot ask this: what a
// room uses comes along with its headers, so an include resolves although nobody declared it.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "arrows.hpp"
#include "tree.hpp"

namespace pc::guards {

/// Folders of src that hold rooms, from the ground up.
const std::vector<std::string>& floors();

/// "src/bss/orders/x.cpp" → "bss", "src/money/funds/x.cpp" → "funds"; empty outside src.
std::string room_of(const std::string& path);

/// Rooms that the file names, beside its own.
std::set<std::string> named_rooms(const File& file, const Arrows& arrows);

/// Rooms that the file names and its room does not.
Faults undeclared_rooms(const File& file, const Arrows& arrows);

}  // namespace pc::guards
