// Which rooms a file names: by an include of their doors or by their namespace. The compiler cannot ask this: what a
// room uses comes along with its headers, so an include resolves although nobody declared it.
#pragma once
#include <set>
#include <string>

#include "arrows.hpp"
#include "tree.hpp"

namespace pc::house {

/// "src/bss/orders/x.cpp" → "bss"; empty outside src.
std::string room_of(const std::string& path);

/// Rooms that the file names, beside its own.
std::set<std::string> named_rooms(const File& file, const Arrows& arrows);

/// Rooms that the file names and its room does not.
Faults undeclared_rooms(const File& file, const Arrows& arrows);

}  // namespace pc::house
