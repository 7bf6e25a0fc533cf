#include "module.hpp"

#include "demo.hpp"
#include "directory.hpp"

namespace pc::directory {

Module module() {
  return {
      .name = "directory",
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .demo = &play_demo,
  };
}

}  // namespace pc::directory
