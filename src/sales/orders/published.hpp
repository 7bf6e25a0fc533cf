// What other systems hear of orders: the vendor's cloud, which delivers them, and partners' own.
#pragma once
#include "platform/base/services.hpp"

namespace pc::orders {

void declare_published(Services& services);

}  // namespace pc::orders
