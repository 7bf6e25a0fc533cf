#pragma once
#include "api/edge/route.hpp"

namespace pc::catalogue {

void add_product_routes(edge::Routes& routes);

}  // namespace pc::catalogue
