#include "module.hpp"

#include "callers.hpp"

namespace pc::persons {

Module module() {
  return {
      .name = "persons",
      .offer = [](Services& services) { services.make<Callers>(services.get<db::Database>()); },
  };
}

}  // namespace pc::persons
