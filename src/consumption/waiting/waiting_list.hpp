// Reading: accounts with lines that wait, and what for; and the acts on them.
#pragma once
#include "edge/route.hpp"
#include "lists/lists.hpp"

namespace pc::consumption {

void add_waiting_routes(edge::Routes& routes);

}  // namespace pc::consumption
