#include "module.hpp"

#include "demo.hpp"
#include "kinds.hpp"
#include "listeners.hpp"
#include "permissions.hpp"
#include "routes.hpp"
#include "sealed_secrets.hpp"

namespace pc::webhooks {

Module module() {
  constexpr std::string_view roles = "operator partner_admin distributor_admin";
  return {
      .name = "webhooks",
      .menu = {{"organisation.webhooks", "Webhooks", "Webhook 推送", 440, "/organisation/webhooks"}},
      .permissions = {{&permissions::view, roles}, {&permissions::manage, roles}},
      .offer =
          [](Services& services) {
            services.make<Listeners>();
            services.declare(sealed_secrets());
            messages::declare(services, kinds::all);
          },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = &react,
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add(
                {"webhooks.forget_old", 86'400, [&](Instant now) { return forget_old(database, now); }});
          },
      .demo = &play_demo,
  };
}

}  // namespace pc::webhooks
