#include "hand_over.hpp"
#include "api/lists/export_list.hpp"
#include "manager_list.hpp"

namespace pc::account_managers {
namespace {

using edge::Access;
using edge::Verb;

void add_acts(edge::Routes& routes) {
  const Access assigns = Access::needs(permissions::assign_managers);
  routes.add(edge::Write<SetManager, ManagerSet>{
      .verb = Verb::put,
      .path = "/api/v1/customers/{customer_id}/account-manager",
      .access = assigns,
      .audit = "customers.assign_manager",
      .says = {"Assign an account manager to a customer", "为客户分配客户经理"},
      .refuses = {&customers::errors::unknown_customer, &errors::unknown_manager, &errors::manager_changed,
                  &customers::errors::not_associated},
      .run = &set_manager});
  routes.add(edge::Write<TakeBack, ManagerSet>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/account-manager/take-back",
      .access = assigns,
      .audit = "customers.take_back",
      .says = {"Take a customer back from its account manager", "收回客户"},
      .refuses = {&customers::errors::unknown_customer, &errors::manager_changed},
      .run = &take_one_back});
  routes.add(edge::Write<AssignMany, customers::CustomerResults>{
      .verb = Verb::post,
      .path = "/api/v1/account-managers/{manager_id}/customers",
      .access = assigns,
      .audit = "customers.assign_managers",
      .says = {"Assign many customers to an account manager", "为客户经理分配客户"},
      .refuses = {&errors::unknown_manager},
      .run = &assign_many});
  routes.add(edge::Write<TakeManyBack, customers::CustomerResults>{
      .verb = Verb::post,
      .path = "/api/v1/account-managers/{manager_id}/customers/take-back",
      .access = assigns,
      .audit = "customers.take_many_back",
      .says = {"Take many customers back from an account manager", "批量回收客户"},
      .refuses = {&errors::unknown_manager},
      .run = &take_many_back});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_acts(routes);
  routes.add(edge::Read<ManagerQuery, ManagerRows>{.path = "/api/v1/account-managers",
                                                   .access = Access::needs(customers::permissions::view),
                                                   .says = {"List account managers", "查询客户经理"},
                                                   .run = &list_managers});
  routes.add(edge::DownloadOf<ManagerQuery>{{"/api/v1/account-managers/export",
                                             Access::needs(customers::permissions::view),
                                             {"Export account managers", "导出客户经理"},
                                             "text/csv; charset=utf-8",
                                             "account-managers.csv"},
                                            lists::export_list<&list_managers, manager_file>});
  routes.add(edge::Write<RevealManagers, RevealedManagers>{
      .verb = Verb::post,
      .path = "/api/v1/account-managers/reveal",
      .access = Access::needs(customers::permissions::reveal),
      .audit = "customers.reveal_managers",
      .says = {"Show personal data of account managers in full", "查看客户经理敏感信息"},
      .refuses = {&audit::errors::too_many_reveals, &audit::errors::reason_required},
      .run = &reveal_managers,
      .note = &note_of_reveal});
  routes.add(edge::Read<PeriodQuery, PeriodRows>{
      .path = "/api/v1/customers/{customer_id}/account-managers",
      .access = Access::needs(customers::permissions::view),
      .says = {"Who looked after a customer, and when", "查询客户的客户经理记录"},
      .refuses = {&customers::errors::unknown_customer},
      .run = &list_periods});
}

}  // namespace pc::account_managers
