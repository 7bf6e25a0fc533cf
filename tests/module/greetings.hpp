// An example of a room: it greets people, and reminds those who were not greeted yet.
#pragma once
#include "api/module/module.hpp"

namespace pc::greetings {

namespace permissions {
inline constexpr access::Permission greet{"greetings.greet", "Greet people", "问候", "greetings"};
}  // namespace permissions

/// Lent by the room; an application may put another in its place.
struct Settings {
  std::string words = "Hello";
};

Module module();

}  // namespace pc::greetings
