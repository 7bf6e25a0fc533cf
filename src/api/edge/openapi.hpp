// The description of all routes: OpenAPI 3.1 for programs, a page for people. Both come from the declarations.
#pragma once
#include <string>

#include "route.hpp"

namespace pc::edge {

std::string openapi_document(const Routes& routes);
std::string docs_page(const Routes& routes);
/// The operation's id: its name, or verb and path in one word.
std::string operation_id(const Route& route);

}  // namespace pc::edge
