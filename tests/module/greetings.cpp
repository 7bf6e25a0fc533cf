#include "greetings.hpp"

#include <iostream>

#include "api/demo/stage.hpp"

namespace pc::greetings {
namespace {

struct Greeting {
  static constexpr const char* shape_name = "Greeting";
  std::string text;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Greeting::text>("text", "What is said.")};
    return all;
  }
};

Result<Greeting> greet(const work::View& view, const edge::Nothing&) {
  return Greeting{use<Settings>(view.reader).words + ", " + view.who.name};
}

void add_routes(edge::Routes& routes, const Services&) {
  routes.add(edge::Read<edge::Nothing, Greeting>{.path = "/api/v1/greeting",
                                                 .access = edge::Access::needs(permissions::greet),
                                                 .says = {"Greet somebody", "问候"},
                                                 .run = &greet});
}

int say(const Services& services) {
  std::cout << services.get<Settings>().words << "\n";
  return 0;
}

/// Guests of the demo market are welcomed from its end on.
void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { stage.services.get<Settings>().words = "Welcome"; });
}

}  // namespace

Module module() {
  return {.name = "greetings",
          .menu = {{"greetings", "Greetings", "问候", 10}},
          .permissions = {{&permissions::greet, "partner_admin"}},
          .offer = [](Services& services) { services.keep(Settings{}); },
          .add_routes = &add_routes,
          .todos = {{"people_to_greet", "/greetings", &permissions::greet,
                     [](const work::View&) -> std::int64_t { return 1; }}},
          .verbs = {{{"greeting", "How people are greeted"}, "say", "Print the words", &plain<&say>}},
          .demo = &play_demo};
}

}  // namespace pc::greetings
