#include "module.hpp"

#include "demo.hpp"
#include "kinds.hpp"
#include "managers.hpp"

namespace pc::account_managers {

Module module() {
  return {
      .name = "account_managers",
      .menu = {{"sales.customers.assignment", "Customer assignment", "客户分配", 122, "/sales/assignment"}},
      .permissions = {{&permissions::assign_managers, "partner_admin distributor_admin"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react =
          [](pc::events::Announcer& announcer, const Services& services) {
            react(announcer, services.get<IdSource>(), services.get<audit::AuditLog>());
          },
      .demo = &play_demo,
  };
}

}  // namespace pc::account_managers
