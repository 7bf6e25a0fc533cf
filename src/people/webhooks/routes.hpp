// Addresses of webhooks.
#pragma once
#include "api/edge/route.hpp"

namespace pc::webhooks {

void add_routes(edge::Routes& routes);

}  // namespace pc::webhooks
