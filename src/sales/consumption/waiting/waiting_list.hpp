// Reading: accounts with lines that wait, and what for; and the acts on them.
#pragma once
#include "api/edge/route.hpp"
#include "api/lists/lists.hpp"

namespace pc::consumption {

void add_waiting_routes(edge::Routes& routes);

}  // namespace pc::consumption
