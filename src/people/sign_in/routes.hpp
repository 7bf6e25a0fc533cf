// The routes of this room, file by file.
#pragma once
#include "api/edge/route.hpp"

namespace pc::sign_in {

void add_session_routes(edge::Routes& routes, const Services& services);
void add_person_routes(edge::Routes& routes);
void add_recovery_routes(edge::Routes& routes);
void add_session_lists(edge::Routes& routes);
void add_acting_routes(edge::Routes& routes, const Services& services);

}  // namespace pc::sign_in
