#include "module.hpp"

#include "customers.hpp"
#include "market/customers/entry/entry.hpp"
#include "market/customers/entry/expire.hpp"
#include "market/customers/freezing/control.hpp"
#include "market/customers/freezing/freezing.hpp"
#include "market/customers/freezing/kinds.hpp"
#include "market/customers/intake/import.hpp"
#include "market/customers/intake/intake.hpp"
#include "market/customers/joining/join.hpp"
#include "market/customers/managers/managers.hpp"
#include "market/customers/notices/notices.hpp"
#include "market/customers/relation/act_for.hpp"
#include "market/customers/relation/parting.hpp"
#include "market/customers/search/name_search.hpp"

namespace pc::customers {
namespace {

using Granted = Module::Granted;

constexpr std::string_view k_administrators = "partner_admin distributor_admin",
                           k_sellers =
                               "partner_admin distributor_admin account_manager account_manager_supervisor",
                           k_all =
                               "operator operator_finance partner_admin distributor_admin account_manager "
                               "account_manager_supervisor "
                               "finance read_only";

std::vector<Granted> granted() {
  namespace p = permissions;
  return {{&p::view, k_all},
          {&p::edit, "partner_admin distributor_admin account_manager_supervisor"},
          {&p::reveal, "operator partner_admin distributor_admin"},
          {&p::create_account, k_administrators},
          {&p::assign_managers, k_administrators},
          {&p::part, k_administrators},
          {&p::switch_type, k_administrators},
          {&p::authorise, k_administrators},
          {&p::act_for, k_administrators},
          {&p::freeze, k_administrators},
          {&p::manage_control, k_administrators},
          {&p::grant_control, "distributor_admin"},
          {&p::view_entry,
           "partner_admin distributor_admin account_manager account_manager_supervisor read_only"},
          {&p::register_company, k_sellers},
          {&p::invite, k_sellers},
          {&p::review_registrations, "operator"},
          {&intake::permissions::admit, "operator"},
          {&p::decide_own, "customer"},
          {&p::view_partner, "customer"},
          {&p::sign_agreements, "customer"}};
}

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;
  schedule.add(
      {"customers.end_old_acting", hour, [&](Instant now) { return end_old_acting(database, now, day); }});
  schedule.add({"customers.expire_requests", hour, [&](Instant now) {
                  return expire_requests(database, use<pc::events::Announcer>(database), now);
                }});
  schedule.add({"customers.expire_registrations", 10 * minute,
                [&](Instant now) { return entry::expire_registrations(database, now); }});
}

}  // namespace

Module module() {
  return {
      .name = "customers",
      .menu = {{"sales.expansion", "Acquisition", "拓新", 110},
               {"sales.expansion.prospects", "Customer development", "客户拓展", 111},
               {"sales.customers", "Customers", "客户", 120},
               {"sales.customers.management", "Customer management", "客户管理", 121},
               {"sales.customers.assignment", "Customer assignment", "客户分配", 122},
               {"my", "My partner", "我的合作伙伴", 900}},
      .permissions = granted(),
      .offer =
          [](Services& services) {
            messages::declare(services, notices::kinds::all);
            messages::declare(services, kinds::of_freezing);
            services.declare<const imports::Kind*>(&intake::k_import);
          },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_routes(routes);
            entry::add_routes(routes);
            joining::add_routes(routes);
            intake::add_routes(routes);
          },
      .react =
          [](pc::events::Announcer& announcer, const Services& services) {
            managers::react(announcer, services.get<IdSource>(), services.get<audit::Trail>());
            freezing::react(announcer);
            notices::react(announcer);
          },
      .add_jobs = &add_jobs,
      .todos = {{"frozen_due", "/sales/customers?frozen=due", &permissions::view, &freezing::count_due},
                {"relation_requests", "/sales/relation-events?state=waiting", &permissions::part,
                 &notices::requests_waiting},
                {"my_relation_requests", "/my/partner?tab=relation", &permissions::decide_own,
                 &notices::requests_waiting},
                {"my_authorizations", "/my/partner?tab=authorizations", &permissions::decide_own,
                 &notices::authorizations_waiting},
                {"registration_reviews", "/vendor/registrations?state=pending",
                 &permissions::review_registrations, &notices::registrations_waiting}},
      .started =
          [](db::Database& database) {
            know_names(database);
            entry::key_companies(database);
          },
  };
}

}  // namespace pc::customers
