// The routes of verification, file by file.
#pragma once
#include "people/identity/parts.hpp"

namespace pc::identity {

// add_verification_routes, of parts.hpp, adds them all.
void add_challenge_routes(edge::Routes& routes);
void add_authenticator_routes(edge::Routes& routes, Shared& shared);
void add_switch_routes(edge::Routes& routes);

}  // namespace pc::identity
