#include "module.hpp"

#include "bill_kind.hpp"
#include "money/catalogue/exchange.hpp"
#include "consumption.hpp"
#include "sales/consumption/waiting/waiting.hpp"

namespace pc::consumption {
namespace {

std::vector<NamedCheck> named_checks() {
  std::vector<NamedCheck> all;
  for (const auto& check : checks())
    all.push_back({check.name, check.says, [&check](db::Reader& reader, const auto&) {
                     std::vector<std::string> texts;
                     for (const auto& finding : check.run(reader)) texts.push_back(finding.what);
                     return texts;
                   }});
  return all;
}

}  // namespace

Module module() {
  return {
      .name = "consumption",
      .menu = {{"sales.customers.consumption", "Customer consumption", "客户消费", 123},
               {"billing.imports", "Imports", "账单导入", 710}},
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
      .checks = named_checks(),
  };
}

}  // namespace pc::consumption
