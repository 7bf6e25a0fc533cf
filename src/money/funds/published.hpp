// What other systems hear of allocations and reclaims.
#pragma once
#include "funds.hpp"

namespace pc::funds {

void declare_published(Services& services);

}  // namespace pc::funds
