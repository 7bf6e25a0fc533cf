// The document that tells every route of every room.
#pragma once
#include <string>

namespace pc::app {

/// What a server with the usual settings answers at /api/openapi.json. Opens, makes and reads nothing: no database, no
/// file, no key.
std::string api_document();

}  // namespace pc::app
