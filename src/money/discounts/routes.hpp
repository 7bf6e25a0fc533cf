#pragma once
#include "api/edge/route.hpp"

namespace pc::discounts {

void add_routes(edge::Routes& routes);

}  // namespace pc::discounts
