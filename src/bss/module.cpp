#include "module.hpp"

#include "bss.hpp"

namespace pc::bss {

Module module() {
  return {
      .name = "bss",
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
  };
}

}  // namespace pc::bss
