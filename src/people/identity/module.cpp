#include "module.hpp"

#include "identity.hpp"
#include "people/identity/verification/kinds.hpp"
#include "people/identity/permissions.hpp"
#include "people/identity/verification/verification.hpp"

namespace pc::identity {
namespace {

constexpr std::int64_t k_hour_seconds = 3600;

}  // namespace

Module module() {
  return {
      .name = "identity",
      .menu = {{"organisation.members", "Members", "组织成员", 410, "/organisation/members"}},
      .permissions = {{&permissions::view_people, "operator partner_admin distributor_admin"},
                      {&permissions::manage_people, "operator partner_admin distributor_admin"},
                      {&permissions::reveal_people, "operator partner_admin distributor_admin"},
                      {&permissions::manage_roles, "operator partner_admin distributor_admin"},
                      {&permissions::manage_contacts, "partner_admin distributor_admin"},
                      {&permissions::manage_security, "partner_admin distributor_admin customer"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes = [](edge::Routes& routes,
                       const Services& services) { services.get<Service>().add_routes(routes); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"identity.forget_ended_challenges", k_hour_seconds,
                          [&](Instant now) { return forget_ended_challenges(database, now); }});
            schedule.add({"identity.forget_old_guesses", k_hour_seconds,
                          [&](Instant now) { return forget_old_guesses(database, now); }});
            schedule.add({"identity.forget_ended_sessions", k_hour_seconds,
                          [&](Instant now) { return forget_ended_sessions(database, now); }});
          },
  };
}

}  // namespace pc::identity
