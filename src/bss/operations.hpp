// The groups of operations, each in a file of its own.
#pragma once
#include "api/edge/route.hpp"

namespace pc::bss {

void add_transfers(edge::Routes& routes);
void add_accounts(edge::Routes& routes);
void add_customers(edge::Routes& routes);
void add_new_customers(edge::Routes& routes);
void add_resources(edge::Routes& routes);
void add_dictionaries(edge::Routes& routes);
void add_catalogue(edge::Routes& routes);
void add_prices(edge::Routes& routes);
void add_orders(edge::Routes& routes);
void add_order_payments(edge::Routes& routes);
void add_renewals(edge::Routes& routes);
void add_expiry_policies(edge::Routes& routes);

}  // namespace pc::bss
