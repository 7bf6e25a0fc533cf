// What other systems hear of customers who come.
#pragma once
#include "platform/base/services.hpp"

namespace pc::joining {

void declare_published(Services& services);

}  // namespace pc::joining
