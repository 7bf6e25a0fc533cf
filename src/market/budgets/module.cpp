#include "module.hpp"

#include "budgets.hpp"
#include "demo.hpp"
#include "kinds.hpp"

namespace pc::budgets {

Module module() {
  return {
      .name = "budgets",
      .permissions = {{&permissions::set, "partner_admin distributor_admin"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react =
          [](pc::events::Announcer& announcer, const Services& services) {
            budgets::react(announcer, services.get<IdSource>());
            tell(announcer);
          },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add(
                {"budgets.count", 60,
                 [&](Instant now) { return count_all(database, use<pc::events::Announcer>(database), now); },
                 [&](Instant) { return any(database); }});
          },
      .todos = {{"budgets_nearly_used", "/sales/customers?budget_used=75", &customers::permissions::view,
                 &count_nearly_used}},
      .demo = &play_demo,
  };
}

}  // namespace pc::budgets
