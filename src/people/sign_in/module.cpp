#include "module.hpp"

#include "kinds.hpp"
#include "portal.hpp"
#include "routes.hpp"
#include "verbs.hpp"

namespace pc::sign_in {
namespace {

constexpr std::int64_t k_hour_seconds = 3600;

}  // namespace

Module module() {
  return {
      .name = "sign_in",
      .offer =
          [](Services& services) {
            messages::declare(services, kinds::all);
            services.get<persons::Callers>().remembered_by(services.make<Sessions>());
            services.make<PortalAuthenticator>(services.get<db::Database>());
          },
      .add_routes =
          [](edge::Routes& routes, const Services& services) {
            add_session_routes(routes, services);
            add_person_routes(routes);
            add_recovery_routes(routes);
            add_session_lists(routes);
            add_acting_routes(routes, services);
          },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"identity.forget_ended_sessions", k_hour_seconds,
                          [&](Instant now) { return forget_ended_sessions(database, now); }});
          },
      .verbs = verbs(),
  };
}

}  // namespace pc::sign_in
