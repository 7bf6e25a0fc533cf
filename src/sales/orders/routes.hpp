// Routes of orders, by who asks.
#pragma once
#include "api/edge/route.hpp"

namespace pc::orders {

void add_customer_routes(edge::Routes& routes);
void add_renewal_routes(edge::Routes& routes);
void add_partner_routes(edge::Routes& routes);
void add_vendor_routes(edge::Routes& routes);

}  // namespace pc::orders
