#include "module.hpp"

#include "directory.hpp"

namespace pc::directory {

Module module() {
  return {
      .name = "directory",
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
  };
}

}  // namespace pc::directory
