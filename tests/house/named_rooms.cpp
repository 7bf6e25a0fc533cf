#include "named_rooms.hpp"

#include <regex>

namespace pc::house {

std::string room_of(const std::string& path) {
  if (!path.starts_with("src/")) return {};
  const auto end = path.find('/', 4);
  return end == std::string::npos ? std::string() : path.substr(4, end - 4);
}

std::set<std::string> named_rooms(const File& file, const Arrows& arrows) {
  static const std::regex name(R"re(#include "([a-z_]+)/|(?:^|[^\w:])(?:pc::)?([a-z_]+)::\w)re");
  std::set<std::string> rooms;
  const auto room = room_of(file.path);
  if (!file.is_cpp() || room.empty()) return rooms;
  const auto text = without_comments(file.text);
  for (std::sregex_iterator each(text.begin(), text.end(), name), end; each != end; ++each) {
    const std::string named = (*each)[1].matched ? (*each)[1] : (*each)[2];
    if (named != room && arrows.is_room(named)) rooms.insert(named);
  }
  return rooms;
}

Faults undeclared_rooms(const File& file, const Arrows& arrows) {
  Faults faults;
  const auto room = room_of(file.path);
  for (const auto& named : named_rooms(file, arrows))
    if (!arrows.uses(room, named))
      faults.push_back(file.path + " names " + named + ", which does not stand in USES of src/" + room);
  return faults;
}

}  // namespace pc::house
