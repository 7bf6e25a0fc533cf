#include "module.hpp"

#include "demo.hpp"
#include "discounts.hpp"
#include "routes.hpp"

namespace pc::discounts {

Module module() {
  return {
      .name = "discounts",
      .menu = {{"catalogue.discounts", "Discounts", "折扣与促销", 333, "/vendor/discounts"},
               {"sales.accounts.contracts", "Commercial terms", "合同商务", 133, "/sales/contracts"},
               {"my_discounts", "My discounts", "我的折扣", 915, "/my/discounts"}},
      .permissions =
          {{&permissions::manage, "operator"},
           {&permissions::view,
            "partner_admin distributor_admin account_manager account_manager_supervisor finance read_only"},
           {&permissions::grant, "partner_admin distributor_admin"},
           {&permissions::view_own, "customer"}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { discounts::react(announcer); },
      .demo = &play_demo,
  };
}

}  // namespace pc::discounts
