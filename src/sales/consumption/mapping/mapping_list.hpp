// Reading: mappings; and the routes of the acts on them.
#pragma once
#include "api/edge/route.hpp"

namespace pc::consumption {

void add_mapping_routes(edge::Routes& routes);

}  // namespace pc::consumption
