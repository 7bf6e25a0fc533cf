// Every route of every room, and the document that tells them.
#pragma once
#include <string>

#include "edge/route.hpp"
#include "identity/identity.hpp"

namespace pc::app {

void add_routes(edge::Routes& routes, identity::Service& identity);

/// What a server with the usual settings answers at /api/openapi.json. Opens, makes and reads nothing: no database, no
/// file, no key.
std::string api_document();

}  // namespace pc::app
