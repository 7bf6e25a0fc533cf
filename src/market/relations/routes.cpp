#include "relations.hpp"

#include "authorization_list.hpp"
#include "check_relation.hpp"
#include "decide_request.hpp"
#include "event_list.hpp"
#include "request_relation.hpp"

namespace pc::relations {
namespace {

using edge::Access;
using edge::Verb;

std::vector<const ErrorCode*> refusals_of_asking() {
  return {&customers::errors::unknown_customer,
          &customers::errors::not_associated,
          &errors::switch_by_partner,
          &errors::request_open,
          &errors::too_soon,
          &errors::change_blocked};
}

void add_partner_routes(edge::Routes& routes) {
  routes.add(edge::Read<CheckRelation, RelationChecked>{
      .path = "/api/v1/customers/{customer_id}/relation-check",
      .access = Access::needs(customers::permissions::view),
      .says = {"Check before parting or switching", "关联关系变更检查"},
      .refuses = {&customers::errors::unknown_customer},
      .run = &check_relation});
  routes.add(edge::Write<RequestRelation, RelationRequested>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/parting-requests",
      .access = Access::needs(permissions::disassociate),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.request_parting",
      .says = {"Ask a customer to part", "申请解除关联"},
      .refuses = refusals_of_asking(),
      .run = &request_disassociation});
  routes.add(edge::Write<RequestRelation, RelationRequested>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/switch-requests",
      .access = Access::needs(permissions::switch_type),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.request_switch",
      .says = {"Ask a customer to switch the association type", "申请切换关联类型"},
      .refuses = refusals_of_asking(),
      .run = &request_switch});
  routes.add(edge::Read<RelationEventQuery, RelationEventRows>{
      .path = "/api/v1/relation-events",
      .access = Access::needs(customers::permissions::view),
      .says = {"What happened to relations", "关联关系操作记录"},
      .refuses = {&lists::errors::masked_filter},
      .run = &list_relation_events});
  routes.add(
      edge::DownloadOf<RelationEventQuery>{{"/api/v1/relation-events/export",
                                            Access::needs(customers::permissions::view),
                                            {"Export what happened to relations", "导出关联关系操作记录"},
                                            "text/csv; charset=utf-8",
                                            "relation-events.csv"},
                                           &export_relation_events,
                                           {&lists::errors::masked_filter},
                                           true,
                                           relation_event_cells()});
}

std::vector<const ErrorCode*> refusals_of_deciding() {
  return {&errors::unknown_request,           &errors::request_closed,
          &errors::not_yours_to_decide,       &errors::answer_missing,
          &customers::errors::not_associated, &errors::change_blocked};
}

void add_decisions(edge::Routes& routes) {
  routes.add(edge::Write<DecideRequest, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/relation-requests/{request_id}/decision",
      .access = Access::needs(permissions::disassociate),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.decide_request",
      .says = {"Agree to a customer's request or reject it", "处理客户的解除关联申请"},
      .refuses = refusals_of_deciding(),
      .run = &decide_request});
  routes.add(edge::Write<WithdrawRequest, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/relation-requests/{request_id}/withdrawal",
      .access = Access::needs(permissions::disassociate),
      .audit = "customers.withdraw_request",
      .says = {"Take a request back", "撤销申请"},
      .refuses = {&errors::unknown_request, &errors::request_closed, &errors::not_yours_to_withdraw},
      .run = &withdraw_request});
  routes.add(edge::Write<DecideRequest, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/my/relation-requests/{request_id}/decision",
      .access = Access::needs(permissions::decide_own),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.decide_request",
      .says = {"Agree to the partner's request or reject it", "处理伙伴的关联关系申请"},
      .refuses = refusals_of_deciding(),
      .run = &decide_request});
  routes.add(edge::Write<WithdrawRequest, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/my/relation-requests/{request_id}/withdrawal",
      .access = Access::needs(permissions::decide_own),
      .audit = "customers.withdraw_request",
      .says = {"Take one's own request back", "撤销我的申请"},
      .refuses = {&errors::unknown_request, &errors::request_closed, &errors::not_yours_to_withdraw},
      .run = &withdraw_request});
}

void add_customer_routes(edge::Routes& routes) {
  routes.add(edge::Read<CheckMyRelation, RelationChecked>{.path = "/api/v1/my/relation-check",
                                                          .access = Access::needs(permissions::decide_own),
                                                          .says = {"Check before parting", "解除关联检查"},
                                                          .refuses = {&customers::errors::unknown_customer},
                                                          .run = &check_my_relation});
  routes.add(edge::Write<RequestMyDisassociation, RelationRequested>{
      .verb = Verb::post,
      .path = "/api/v1/my/parting-requests",
      .access = Access::needs(permissions::decide_own),
      .audit = "customers.request_parting",
      .says = {"Ask the partner to part", "申请与伙伴解除关联"},
      .refuses = refusals_of_asking(),
      .run = &request_my_disassociation});
  routes.add(
      edge::Read<edge::Nothing, RelationEventRows>{.path = "/api/v1/my/relation-events",
                                                   .access = Access::needs(permissions::decide_own),
                                                   .says = {"What happened to my relation", "我的关联记录"},
                                                   .refuses = {&customers::errors::unknown_customer},
                                                   .run = &list_my_relation_events});
}

void add_authorizations(edge::Routes& routes) {
  routes.add(edge::Write<AskAuthorization, AuthorizationAsked>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/authorizations",
      .access = Access::needs(permissions::authorise),
      .audit = "customers.ask_authorization",
      .says = {"Ask a customer for authorisation", "申请客户授权"},
      .refuses = {&customers::errors::unknown_customer, &errors::authorise_resale_only,
                  &errors::authorization_open, &errors::authorization_granted, &errors::letter_not_accepted},
      .run = &ask_authorization});
  routes.add(
      edge::Read<OneRelation, RelationView>{.path = "/api/v1/customers/{customer_id}/authorization",
                                            .access = Access::needs(customers::permissions::view),
                                            .says = {"How a customer's authorisation stands", "查询客户授权"},
                                            .refuses = {&customers::errors::unknown_customer},
                                            .run = &show_relation});
  routes.add(edge::Read<OneLetter, LetterView>{.path = "/api/v1/letters/{letter}",
                                               .access = Access::signed_in(),
                                               .says = {"A letter to accept", "查询承诺书与授权书"},
                                               .run = &show_letter});
  routes.add(edge::Read<edge::Nothing, MyAuthorizations>{.path = "/api/v1/my/authorizations",
                                                         .access = Access::needs(permissions::decide_own),
                                                         .says = {"A customer's authorisations", "授权管理"},
                                                         .refuses = {&customers::errors::unknown_customer},
                                                         .run = &list_my_authorizations});
  routes.add(edge::Write<DecideAuthorization, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/my/authorizations/{authorization_id}/decision",
      .access = Access::needs(permissions::decide_own),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.decide_authorization",
      .says = {"Agree to or refuse an authorisation", "同意或拒绝授权"},
      .refuses = {&errors::unknown_authorization, &errors::authorization_closed, &errors::letter_not_accepted,
                  &customers::errors::reason_missing},
      .run = &decide_authorization});
  routes.add(edge::Write<RevokeAuthorization, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/my/authorizations/{authorization_id}/revocation",
      .access = Access::needs(permissions::decide_own),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "customers.revoke_authorization",
      .says = {"Take an authorisation back", "取消授权"},
      .refuses = {&errors::unknown_authorization, &errors::authorization_closed},
      .run = &revoke_authorization});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_authorizations(routes);
  add_partner_routes(routes);
  add_decisions(routes);
  add_customer_routes(routes);
}

}  // namespace pc::relations
