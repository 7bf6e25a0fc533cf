#include "module.hpp"

#include "demo.hpp"
#include "kinds.hpp"
#include "routes.hpp"
#include "sweep.hpp"
#include "task_list.hpp"

namespace pc::renewals {
namespace {

constexpr std::string_view k_seen_by =
    "partner_admin distributor_admin account_manager account_manager_supervisor read_only";
constexpr std::string_view k_processed_by =
    "partner_admin distributor_admin account_manager account_manager_supervisor";

}  // namespace

Module module() {
  return {
      .name = "renewals",
      .menu = {{"sales.expansion.tasks", "Marketing tasks", "营销任务", 112, "/sales/renewal-tasks"}},
      .permissions = {{&permissions::view, k_seen_by}, {&permissions::process, k_processed_by}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes, const Services&) { renewals::add_routes(routes); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            constexpr std::int64_t day = 86'400;
            schedule.add({"renewals.sweep", day, [&](Instant now) { return sweep(database, now); }});
          },
      .todos = {{"renewal_tasks", "/sales/renewal-tasks", &permissions::process, &count_pending}},
      .demo = &play_demo,
  };
}

}  // namespace pc::renewals
