#include "module.hpp"

#include "demo.hpp"
#include "intake/import.hpp"
#include "joining.hpp"
#include "published.hpp"

namespace pc::joining {

Module module() {
  return {
      .name = "joining",
      .menu = {{"billing.imports.customers", "Customers", "客户导入", 313, "/vendor/customer-imports"}},
      .permissions = {{&permissions::create_account, "partner_admin distributor_admin"},
                      {&permissions::admit, "operator"},
                      {&permissions::view_partner, "customer"},
                      {&permissions::sign_agreements, "customer"}},
      .offer =
          [](Services& services) {
            services.declare<const imports::Kind*>(&k_import);
            declare_published(services);
          },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_routes(routes);
            add_intake_routes(routes);
          },
      .demo = &play_demo,
  };
}

}  // namespace pc::joining
