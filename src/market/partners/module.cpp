#include "module.hpp"

#include "demo.hpp"
#include "kinds.hpp"
#include "market/partners/company/company.hpp"
#include "partners.hpp"
#include "require_totp.hpp"
#include "set_state.hpp"
#include "states.hpp"
#include "verbs.hpp"

namespace pc::partners {

Module module() {
  return {
      .name = "partners",
      .menu = {{"partner.basics", "Basic information", "基本信息", 510},
               {"partners", "Partners", "伙伴管理", 200, "/vendor/partners"}},
      .permissions = {{&permissions::view_all, "operator operator_finance"},
                      {&permissions::view_resellers, "distributor_admin"},
                      {&permissions::require_totp, "operator"},
                      {&permissions::set_state, "operator"},
                      {&company::permissions::manage, "operator"},
                      {&company::permissions::reveal, "operator"},
                      {&company::permissions::edit_own, "partner_admin distributor_admin"}},
      .offer = [](Services& services) { messages::declare(services, kinds::all); },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_security_routes(routes);
            add_state_routes(routes);
            company::add_routes(routes);
          },
      .react = [](pc::events::Announcer& announcer, const Services&) { partners::react(announcer); },
      .verbs = verbs(),
      .demo = &play_demo,
  };
}

}  // namespace pc::partners
