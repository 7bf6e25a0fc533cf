#include "module.hpp"

#include "bill_kind.hpp"
#include "checks.hpp"
#include "consumption.hpp"
#include "demo.hpp"
#include "money/catalogue/exchange.hpp"
#include "sales/consumption/waiting/waiting.hpp"
#include "verbs.hpp"

namespace pc::consumption {

Module module() {
  return {
      .name = "consumption",
      .menu = {{"sales.customers.consumption", "Customer consumption", "客户消费", 124, "/sales/consumption"},
               {"sales.boards", "Dashboards", "运营看板", 135},
               {"sales.boards.consumption", "Consumption dashboard", "消费看板", 136, "/sales/dashboard"},
               {"billing.imports.bills", "Bills", "账单导入", 311, "/vendor/imports"},
               {"billing.imports.waiting", "Waiting accounts", "待处理账户", 314, "/vendor/waiting-accounts"},
               {"billing.assignment", "Assignment and rates", "归属与汇率", 320},
               {"billing.assignment.mappings", "Mappings", "映射", 321, "/vendor/mappings"},
               {"billing.assignment.rates", "Exchange rates", "汇率", 322, "/vendor/exchange-rates"}},
      .permissions = {{&permissions::view,
                       "operator operator_finance partner_admin distributor_admin account_manager "
                       "account_manager_supervisor finance read_only"},
                      {&permissions::manage_imports, "operator"}},
      .offer =
          [](Services& services) {
            services.declare<const imports::Kind*>(&k_bills);
            services.make<RatesSeen>();
          },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { consumption::react(announcer); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"consumption.land_after_rates", 1,
                          [&](Instant) { return land_after_rates(database); },
                          [&](Instant) { return rates_were_entered(database); }});
          },
      .checks = checks(),
      .verbs = verbs(),
      .demo = &play_demo,
  };
}

}  // namespace pc::consumption
