#include "module.hpp"

#include "create_in_full.hpp"
#include "exports.hpp"

namespace pc::exports {

Module module() {
  return {
      .name = "exports",
      .permissions = {{&permissions::in_full, "partner_admin distributor_admin"}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add(
                {"exports.forget_old", 3600, [&](Instant now) { return forget_old(database, now); }});
          },
  };
}

}  // namespace pc::exports
