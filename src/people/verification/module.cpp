#include "module.hpp"

#include "codes.hpp"
#include "kinds.hpp"
#include "routes.hpp"
#include "sealed_apps.hpp"
#include "verification.hpp"

namespace pc::verification {
namespace {

constexpr std::int64_t k_hour_seconds = 3600;

}  // namespace

Module module() {
  return {
      .name = "verification",
      .offer =
          [](Services& services) {
            messages::declare(services, kinds::all);
            services.declare(sealed_apps());
            services.make<StepUpCodes>();
          },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_challenge_routes(routes);
            add_authenticator_routes(routes);
            add_switch_routes(routes);
          },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"identity.forget_ended_challenges", k_hour_seconds,
                          [&](Instant now) { return forget_ended_challenges(database, now); }});
          },
  };
}

}  // namespace pc::verification
