// What must always be true of orders, for `partnerctl verify`.
#pragma once
#include <vector>

#include "platform/db/named_check.hpp"

namespace pc::orders {

std::vector<NamedCheck> checks();

}  // namespace pc::orders
