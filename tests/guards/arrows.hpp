// Which room uses which, as the build knows it.
#pragma once
#include <map>
#include <set>
#include <string>

namespace pc::guards {

class Arrows {
 public:
  /// Of lines "room: used used …".
  explicit Arrows(const std::string& text);
  /// Of the build this test belongs to.
  static const Arrows& of_the_build();

  bool is_room(const std::string& room) const { return uses_.contains(room); }
  /// Named in its USES, or the room itself.
  bool uses(const std::string& room, const std::string& used) const;

  /// Room to the rooms it declares.
  const std::map<std::string, std::set<std::string>>& all() const { return uses_; }

 private:
  std::map<std::string, std::set<std::string>> uses_;
};

}  // namespace pc::guards
