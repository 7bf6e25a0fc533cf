#include "module.hpp"

#include "control.hpp"
#include "demo.hpp"
#include "freezing.hpp"
#include "kinds.hpp"
#include "reach.hpp"

namespace pc::freezing {

Module module() {
  constexpr std::string_view k_administrators = "partner_admin distributor_admin";
  return {
      .name = "freezing",
      .permissions = {{&permissions::freeze, k_administrators},
                      {&permissions::manage_control, k_administrators},
                      {&permissions::grant_control, "distributor_admin"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_routes(routes);
            add_reach_route(routes);
          },
      .react = [](pc::events::Announcer& announcer, const Services&) { react(announcer); },
      .todos = {{"frozen_due", "/sales/customers?frozen=due", &customers::permissions::view, &count_due}},
      .demo = &play_demo,
  };
}

}  // namespace pc::freezing
