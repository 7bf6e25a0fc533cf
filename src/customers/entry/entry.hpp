// Door: how customers come in, as routes.
#pragma once
#include "edge/route.hpp"

namespace pc::customers::entry {

void add_routes(edge::Routes& routes);

}  // namespace pc::customers::entry
