// The demo market's audit log: a month of what people did, looked at and exported.
#pragma once
#include <span>

#include "app/application.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

/// Of one partner's main account.
void leave_entries(Application& application, access::Principal who,
                   std::span<const customers::Customer> customers, Instant today);

}  // namespace pc::app::demo
