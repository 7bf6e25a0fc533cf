#include "bss.hpp"
#include "operations.hpp"

namespace pc::bss {

void add_routes(edge::Routes& routes) {
  add_transfers(routes);
  add_accounts(routes);
  add_customers(routes);
  add_new_customers(routes);
  add_resources(routes);
  add_dictionaries(routes);
  add_catalogue(routes);
  add_prices(routes);
  add_orders(routes);
  add_order_payments(routes);
  add_renewals(routes);
  add_expiry_policies(routes);
}

}  // namespace pc::bss
