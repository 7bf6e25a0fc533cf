// The routes of verification, file by file.
#pragma once
#include "api/edge/route.hpp"

namespace pc::verification {

void add_challenge_routes(edge::Routes& routes);
void add_authenticator_routes(edge::Routes& routes);
void add_switch_routes(edge::Routes& routes);

}  // namespace pc::verification
