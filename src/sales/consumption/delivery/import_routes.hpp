// The routes of imports of bills.
#pragma once
#include "api/edge/route.hpp"

namespace pc::consumption {

void add_import_routes(edge::Routes& routes);

}  // namespace pc::consumption
