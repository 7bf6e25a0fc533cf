// Door: the BSS v2 dialect of the Open API: names, shapes and error bodies of that world; no rule of its own.
#pragma once
#include "edge/gate.hpp"
#include "edge/route.hpp"

namespace pc::bss {

void add_routes(edge::Routes& routes);
const edge::ErrorWriter& errors();

}  // namespace pc::bss
