#include "module.hpp"

#include "demo.hpp"
#include "follow.hpp"
#include "kinds.hpp"
#include "routes.hpp"
#include "subscriptions.hpp"
#include "turning.hpp"

namespace pc::subscriptions {

Module module() {
  return {
      .name = "subscriptions",
      .menu = {{"my_subscriptions", "Subscriptions", "续费管理", 907, "/my/subscriptions"}},
      .permissions = {{&permissions::view, "customer"}, {&permissions::manage, "customer"}},
      .offer =
          [](Services& services) {
            messages::declare(services, kinds::all);
            declare_published(services);
          },
      .add_routes = [](edge::Routes& routes, const Services&) { subscriptions::add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { subscriptions::react(announcer); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            constexpr std::int64_t hour = 3'600;
            schedule.add({"subscriptions.follow", hour, [&](Instant now) { return follow(database, now); }});
          },
      .demo = &play_demo,
  };
}

}  // namespace pc::subscriptions
