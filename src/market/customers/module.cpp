#include "module.hpp"

#include "customers.hpp"
#include "names.hpp"

namespace pc::customers {

Module module() {
  return {
      .name = "customers",
      .menu = {{"sales.customers", "Customers", "客户", 120},
               {"sales.customers.management", "Customer management", "客户管理", 121, "/sales/customers"}},
      .permissions = {{&permissions::view,
                       "operator operator_finance partner_admin distributor_admin account_manager "
                       "account_manager_supervisor finance read_only"},
                      {&permissions::edit, "partner_admin distributor_admin account_manager_supervisor"},
                      {&permissions::reveal, "operator partner_admin distributor_admin"}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .started = &index_names,
  };
}

}  // namespace pc::customers
