// The routes of this room.
#pragma once
#include "api/edge/route.hpp"

namespace pc::members {

void add_routes(edge::Routes& routes);

}  // namespace pc::members
