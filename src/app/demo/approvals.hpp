// The demo market's four eyes: the distributor lets large transfers wait, and one of them waits.
#pragma once
#include "app/application.hpp"
#include "market/customers/customers.hpp"

namespace pc::app::demo {

/// `administrator` sets the amount; the finance member asks for more to `customer`.
void add_approvals(Application& application, const access::Principal& administrator,
                   customers::CustomerId customer, Instant now);

}  // namespace pc::app::demo
