#include "module.hpp"

#include "act_for.hpp"
#include "demo.hpp"
#include "kinds.hpp"
#include "published.hpp"
#include "relation_change.hpp"
#include "relations.hpp"

namespace pc::relations {
namespace {

constexpr std::string_view k_administrators = "partner_admin distributor_admin";

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  constexpr std::int64_t hour = 60 * 60, day = 24 * hour;
  schedule.add(
      {"customers.end_old_acting", hour, [&](Instant now) { return end_old_acting(database, now, day); }});
  schedule.add({"customers.expire_requests", hour, [&](Instant now) {
                  return expire_requests(database, use<pc::events::Announcer>(database), now);
                }});
}

}  // namespace

Module module() {
  return {
      .name = "relations",
      .menu = {{"my_partner", "My partner", "我的合作伙伴", 920, "/my/partner"}},
      .permissions = {{&permissions::disassociate, k_administrators},
                      {&permissions::switch_type, k_administrators},
                      {&permissions::authorise, k_administrators},
                      {&permissions::act_for, k_administrators},
                      {&permissions::decide_own, "customer"}},
      .offer =
          [](Services& services) {
            messages::declare(services, kinds::all);
            declare_published(services);
          },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { react(announcer); },
      .add_jobs = &add_jobs,
      .todos = {{"relation_requests", "/sales/relation-events?state=waiting", &permissions::disassociate,
                 &requests_waiting},
                {"my_relation_requests", "/my/partner?tab=relation", &permissions::decide_own,
                 &requests_waiting},
                {"my_authorizations", "/my/partner?tab=authorizations", &permissions::decide_own,
                 &authorizations_waiting}},
      .demo = &play_demo,
  };
}

}  // namespace pc::relations
