// Routes of managing relations.
#pragma once
#include "api/edge/route.hpp"

namespace pc::customers::relation {

void add_routes(edge::Routes& routes);

}  // namespace pc::customers::relation
