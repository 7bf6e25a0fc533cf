// Public: the lists of customers, partners and resellers. They read the tables of the rooms that they show, write none
// and decide nothing.
#pragma once
#include "api/edge/route.hpp"

namespace pc::directory {

void add_routes(edge::Routes& routes);

}  // namespace pc::directory
