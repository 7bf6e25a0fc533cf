// Public: 主页, cards and to-dos composed of other rooms. No table, no rule of money.
#pragma once
#include "api/edge/route.hpp"

namespace pc::home {

void add_routes(edge::Routes& routes);

}  // namespace pc::home
