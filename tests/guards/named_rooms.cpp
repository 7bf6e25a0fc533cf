#include "named_rooms.hpp"

#include <algorithm>
#include <regex>

namespace pc::guards {

namespace {

/// The part of a path that names a room; `from` is where the part below src begins.
std::string room_at(const std::string& path, std::size_t from) {
  const auto end = path.find('/', from);
  if (end == std::string::npos) return {};
  const auto name = path.substr(from, end - from);
  return std::ranges::find(floors(), name) == floors().end() ? name : room_at(path, end + 1);
}

}  // namespace

const std::vector<std::string>& floors() {
  static const std::vector<std::string> all{"platform", "core",  "api",   "people", "transfer",
                                            "market",   "money", "sales", "views"};
  return all;
}

std::string room_of(const std::string& path) { return path.starts_with("src/") ? room_at(path, 4) : ""; }

std::set<std::string> named_rooms(const File& file, const Arrows& arrows) {
  static const std::regex name(R"re(#include "([a-z_/]+/)[^"/]*"|(?:^|[^\w:])(?:pc::)?([a-z_]+)::\w)re");
  std::set<std::string> rooms;
  const auto room = room_of(file.path);
  if (!file.is_cpp() || room.empty()) return rooms;
  const auto text = without_comments(file.text);
  for (std::sregex_iterator each(text.begin(), text.end(), name), end; each != end; ++each) {
    const std::string named = (*each)[1].matched ? room_at((*each)[1], 0) : (*each)[2].str();
    if (named != room && arrows.is_room(named)) rooms.insert(named);
  }
  return rooms;
}

Faults undeclared_rooms(const File& file, const Arrows& arrows) {
  Faults faults;
  const auto room = room_of(file.path);
  for (const auto& named : named_rooms(file, arrows))
    if (!arrows.uses(room, named))
      faults.push_back(file.path + " names " + named + ", which does not stand in USES of " + room);
  return faults;
}

}  // namespace pc::guards
