#include "freeze_customers.hpp"

namespace pc::freezing {
namespace {

using edge::Access;
using edge::Verb;

void add_acts(edge::Routes& routes) {
  routes.add(edge::Write<FreezeMany, FreezeResults>{
      .verb = Verb::post,
      .path = "/api/v1/customers/freeze",
      .access = Access::needs(permissions::freeze),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.freeze",
      .says = {"Freeze customers", "冻结客户"},
      .refuses = {&customers::errors::reason_missing, &errors::control_not_granted, &errors::control_off},
      .run = &freeze_many});
  routes.add(edge::Write<FreezeMany, FreezeResults>{
      .verb = Verb::post,
      .path = "/api/v1/customers/unfreeze",
      .access = Access::needs(permissions::freeze),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.unfreeze",
      .says = {"Unfreeze customers", "解冻客户"},
      .refuses = {&customers::errors::reason_missing, &errors::control_not_granted, &errors::control_off},
      .run = &unfreeze_many});
}

void add_settings(edge::Routes& routes) {
  routes.add(edge::Read<edge::Nothing, ControlView>{
      .path = "/api/v1/partner/settings/customer-control",
      .access = Access::signed_in(),
      .says = {"Whether customers can be frozen and given budgets", "查询冻结与预算设置"},
      .run = &show_control});
  routes.add(edge::Write<SwitchControl, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/partner/settings/customer-control",
      .access = Access::needs(permissions::manage_control),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.switch_control",
      .says = {"Switch freezing and budgets on or off", "开启或关闭冻结与预算"},
      .refuses = {&errors::control_not_granted, &errors::still_frozen},
      .run = &switch_control});
  routes.add(edge::Write<GrantControl, edge::Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/resellers/{partner_id}/customer-control",
      .access = Access::needs(permissions::grant_control),
      .audit = "customers.grant_control",
      .says = {"Grant freezing and budgets to a reseller", "授予云经销商冻结与预算权限"},
      .refuses = {&partners::errors::not_distributor, &partners::errors::not_your_reseller},
      .run = &grant_control});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_acts(routes);
  add_settings(routes);
  routes.add(edge::Read<FreezeQuery, FreezeRows>{
      .path = "/api/v1/customers/{customer_id}/freezes",
      .access = Access::needs(customers::permissions::view),
      .says = {"Who froze a customer, when and why", "查询客户的冻结记录"},
      .refuses = {&customers::errors::unknown_customer},
      .run = &list_freezes});
}

}  // namespace pc::freezing
