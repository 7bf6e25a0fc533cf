// Routes of renewal tasks.
#pragma once
#include "api/edge/route.hpp"

namespace pc::renewals {

void add_routes(edge::Routes& routes);

}  // namespace pc::renewals
