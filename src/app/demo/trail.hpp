// The demo market's trail: a month of what people did, looked at and exported.
#pragma once
#include <span>

#include "app/house.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

/// Of one partner's main account.
void leave_trail(House& house, access::Principal who, std::span<const customers::Customer> customers,
                 Instant today);

}  // namespace pc::app::demo
