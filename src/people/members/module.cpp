#include "module.hpp"

#include "people/persons/permissions.hpp"
#include "routes.hpp"
#include "verbs.hpp"

namespace pc::members {

Module module() {
  namespace p = persons::permissions;
  return {
      .name = "members",
      .menu = {{"organisation.members", "Members", "组织成员", 410, "/organisation/members"}},
      .permissions = {{&p::view_people, "operator partner_admin distributor_admin"},
                      {&p::manage_people, "operator partner_admin distributor_admin"},
                      {&p::reveal_people, "operator partner_admin distributor_admin"},
                      {&p::manage_roles, "operator partner_admin distributor_admin"},
                      {&p::manage_contacts, "partner_admin distributor_admin"},
                      {&p::manage_security, "partner_admin distributor_admin customer"}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .verbs = verbs(),
  };
}

}  // namespace pc::members
