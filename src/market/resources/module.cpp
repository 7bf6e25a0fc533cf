#include "module.hpp"

#include "demo.hpp"
#include "import.hpp"
#include "market/relations/relation_change.hpp"
#include "resources.hpp"
#include "transfer/imports/at_terminal.hpp"

namespace pc::resources {

Module module() {
  return {
      .name = "resources",
      .menu = {{"billing.imports.resources", "Resources", "资源导入", 312, "/vendor/resource-imports"},
               {"my_resources", "My resources", "我的资源", 910, "/my/resources"}},
      .permissions = {{&permissions::view,
                       "operator partner_admin distributor_admin account_manager account_manager_supervisor "
                       "read_only"},
                      {&permissions::manage, "operator"},
                      {&permissions::view_own, "customer"}},
      .offer =
          [](Services& services) {
            services.declare<relations::ChangeCheck>(&check_change);
            services.declare<const imports::Kind*>(&k_import);
          },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { resources::react(announcer); },
      .verbs = {imports::file_verb<k_import>("resources",
                                             "Customers' resources (CSV; docs/user/en/resource-imports.md)")},
      .demo = &play_demo,
  };
}

}  // namespace pc::resources
