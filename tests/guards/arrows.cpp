#include "arrows.hpp"

#include <fstream>
#include <sstream>

namespace pc::guards {

Arrows::Arrows(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    auto& used = uses_[line.substr(0, colon)];
    std::istringstream words(line.substr(colon + 1));
    for (std::string word; words >> word;) used.insert(word);
  }
}

const Arrows& Arrows::of_the_build() {
  static const Arrows arrows = [] {
    std::stringstream text;
    text << std::ifstream(PC_ARROWS_FILE).rdbuf();
    return Arrows(text.str());
  }();
  return arrows;
}

bool Arrows::uses(const std::string& room, const std::string& used) const {
  if (room == used) return true;
  const auto found = uses_.find(room);
  return found != uses_.end() && found->second.contains(used);
}

}  // namespace pc::guards
