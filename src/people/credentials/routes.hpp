// The routes of this room, file by file.
#pragma once
#include "api/edge/route.hpp"

namespace pc::credentials {

void add_iam_routes(edge::Routes& routes, const Services& services);
void add_key_routes(edge::Routes& routes);

}  // namespace pc::credentials
