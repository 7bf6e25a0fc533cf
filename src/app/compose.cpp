#include "compose.hpp"

#include <algorithm>

#include "bss/module.hpp"
#include "keeping.hpp"
#include "market/account_managers/module.hpp"
#include "market/acquisition/module.hpp"
#include "market/budgets/module.hpp"
#include "market/customers/module.hpp"
#include "market/freezing/module.hpp"
#include "market/joining/module.hpp"
#include "market/partners/module.hpp"
#include "market/relations/module.hpp"
#include "market/resources/module.hpp"
#include "money/catalogue/module.hpp"
#include "money/charging/module.hpp"
#include "money/discounts/module.hpp"
#include "money/funds/module.hpp"
#include "people/approvals/module.hpp"
#include "people/credentials/module.hpp"
#include "people/members/module.hpp"
#include "people/messages/module.hpp"
#include "people/operation_log/module.hpp"
#include "people/passwords/module.hpp"
#include "people/persons/module.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/module.hpp"
#include "people/verification/module.hpp"
#include "people/webhooks/module.hpp"
#include "sales/consumption/module.hpp"
#include "sales/orders/module.hpp"
#include "sales/renewals/module.hpp"
#include "sales/subscriptions/module.hpp"
#include "transfer/exports/module.hpp"
#include "transfer/imports/module.hpp"
#include "views/directory/module.hpp"
#include "views/home/module.hpp"

namespace pc::app {

// In the order of dependency, but of the rooms of customers relations come first and freezing last: in this order
// people find permissions and kinds of messages.
const std::vector<Module>& modules() {
  static const std::vector<Module> all{
      keeping_module(), imports::module(), messages::module(), persons::module(),
      // First of those that ask for what stands on its page of the menu: that is the order in roles.
      members::module(), credentials::module(), verification::module(), passwords::module(),
      sign_in::module(), approvals::module(), exports::module(), operation_log::module(), webhooks::module(),
      partners::module(), relations::module(), customers::module(), acquisition::module(), joining::module(),
      account_managers::module(), freezing::module(), resources::module(), budgets::module(), funds::module(),
      catalogue::module(), discounts::module(), charging::module(), consumption::module(), orders::module(),
      subscriptions::module(), renewals::module(), directory::module(), home::module(), bss::module()};
  return all;
}

books::Chart whole_chart() { return chart_of(modules()); }

namespace {

std::vector<access::MenuPlace> menu() {
  std::vector<access::MenuPlace> all;
  for (const auto& module : modules()) all.insert(all.end(), module.menu.begin(), module.menu.end());
  std::ranges::stable_sort(all, {}, &access::MenuPlace::order);
  return all;
}

}  // namespace

void add_routes(edge::Routes& routes, const Services& services) {
  add_all_routes(modules(), routes, services);
  routes.set_menu(menu());
}

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  for (const auto& module : modules())
    if (module.add_jobs != nullptr) module.add_jobs(schedule, database);
}

void started(db::Database& database) {
  for (const auto& module : modules())
    if (module.started != nullptr) module.started(database);
}

std::vector<persons::Role> preset_roles() {
  using access::Side;
  std::vector<persons::Role> roles{
      {"operator", "Operator", "运营人员", {}, Side::vendor},
      {"operator_finance", "Operator, finance", "运营财务", {}, Side::vendor},
      {"partner_admin", "Administrator", "系统管理员", {}},
      {"distributor_admin", "Administrator of a general distributor", "总经销商系统管理员", {}},
      {"account_manager", "Account manager", "客户经理", {}},
      {"account_manager_supervisor", "Account-manager supervisor", "客户经理主管", {}},
      {"finance", "Finance", "财务", {}},
      {"read_only", "Read-only", "只读", {}},
      {"customer", "Customer", "客户", {}, Side::customer}};
  for (const auto& module : modules())
    for (const auto& granted : module.permissions)
      for (const auto name : split(granted.roles, ' ')) {
        const auto role = std::ranges::find(roles, name, &persons::Role::id);
        ensure(role != roles.end(), "a permission is granted to a role that exists");
        role->grants.push_back(granted.permission);
      }
  return roles;
}

passwords::Settings password_settings(const Config& config) {
  return {config.leaked_passwords, config.demo, config.sign_ins_per_minute};
}

persons::Catalogue catalogue_of(const edge::Routes& routes) {
  persons::Catalogue all;
  all.menu = routes.menu();
  for (const auto& route : routes.all()) {
    const auto* asked = route->access.permission;
    if (asked == nullptr) continue;
    const auto same = [&](const access::Permission* known) { return known->id == asked->id; };
    if (std::ranges::none_of(all.permissions, same)) all.permissions.push_back(asked);
  }
  // Seeing comes before what needs it.
  std::ranges::stable_sort(all.permissions, {}, [&](const access::Permission* each) {
    const auto place = std::ranges::find(all.menu, each->page, &access::MenuPlace::id);
    return std::make_pair(place - all.menu.begin(), !each->needs.empty());
  });
  return all;
}

}  // namespace pc::app
