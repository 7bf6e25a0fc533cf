#include "module.hpp"

#include "approvals.hpp"
#include "kinds.hpp"

namespace pc::approvals {

Module module() {
  return {
      .name = "approvals",
      .menu = {{"sales.accounts.approvals", "Waiting for approval", "待审批", 132, "/sales/approvals"}},
      .permissions = {{&permissions::view, "partner_admin distributor_admin finance"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add(
                {"approvals.expire", 60, [&](Instant now) { return expire_requests(database, now); }});
          },
      .todos = {{"approvals", "/sales/approvals?state=pending", &permissions::view,
                 [](const work::View& view) { return waiting_for(view.reader, view.who, view.now); }}},
  };
}

}  // namespace pc::approvals
