// Routes of subscriptions.
#pragma once
#include "api/edge/route.hpp"

namespace pc::subscriptions {

void add_routes(edge::Routes& routes);

}  // namespace pc::subscriptions
