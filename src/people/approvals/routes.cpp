#include "ask.hpp"
#include "people/persons/permissions.hpp"
#include "request_list.hpp"

namespace pc::approvals {
namespace {

struct OneRequest {
  static constexpr const char* shape_name = "OneApprovalRequest";
  RequestId request_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&OneRequest::request_id>("request_id", "The request.")};
    return all;
  }
};
struct Rejection {
  static constexpr const char* shape_name = "ApprovalRejection";
  RequestId request_id;
  Text<1, 200> reason;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Rejection::request_id>("request_id", "The request."),
        wire::field<&Rejection::reason>("reason", "Why; the asker reads it.")};
    return all;
  }
};
struct Approved {
  static constexpr const char* shape_name = "Approved";
  std::string result;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Approved::result>("result", "Transaction number.")};
    return all;
  }
};
struct SettingView {
  static constexpr const char* shape_name = "ApprovalSetting";
  std::optional<Money> threshold;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&SettingView::threshold>(
        "threshold", "Transfers above this many yuan need a second person; null: none does.")};
    return all;
  }
};

Result<Approved> approve_route(work::Work& work, const OneRequest& input) {
  PC_TRY(result, approve(work, input.request_id));
  return Approved{result};
}
Result<edge::Nothing> reject_route(work::Work& work, const Rejection& input) {
  PC_CHECK(reject(work, input.request_id, input.reason.value));
  return edge::Nothing{};
}
Result<edge::Nothing> withdraw_route(work::Work& work, const OneRequest& input) {
  PC_CHECK(withdraw(work, input.request_id));
  return edge::Nothing{};
}
Result<SettingView> show_setting(const work::View& view, const edge::Nothing&) {
  return SettingView{threshold(view.reader, view.who.tenant, view.who.partner)};
}
Result<SettingView> change_setting(work::Work& work, const SettingView& input) {
  PC_CHECK(set_threshold(work, input.threshold));
  return input;
}

}  // namespace

void add_routes(edge::Routes& routes) {
  using edge::Access;
  using edge::StepUp;
  using edge::Verb;
  routes.add(
      edge::Read<RequestQuery, RequestRows>{.path = "/api/v1/approvals",
                                            .access = Access::needs(permissions::view),
                                            .says = {"Transfers that wait for a second person", "查询待审批"},
                                            .run = &list_requests});
  routes.add(edge::DownloadOf<RequestQuery>{{"/api/v1/approvals/export",
                                             Access::needs(permissions::view),
                                             {"Export requests for agreement", "导出审批记录"},
                                             "text/csv; charset=utf-8",
                                             "approvals.csv"},
                                            &export_requests,
                                            {},
                                            false,
                                            request_cells()});
  routes.add(edge::Write<OneRequest, Approved>{
      .verb = Verb::post,
      .path = "/api/v1/approvals/{request_id}/approve",
      .access = Access::needs(permissions::view),
      .step_up = StepUp::when_switched_on,
      .audit = "approvals.approve",
      .says = {"Agree to a transfer", "同意调账申请"},
      .refuses = {&errors::unknown_request, &errors::decided, &errors::own_request},
      .run = &approve_route});
  routes.add(edge::Write<Rejection, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/approvals/{request_id}/reject",
      .access = Access::needs(permissions::view),
      .audit = "approvals.reject",
      .says = {"Reject a transfer", "驳回调账申请"},
      .refuses = {&errors::no_reason, &errors::unknown_request, &errors::decided, &errors::own_request},
      .run = &reject_route});
  routes.add(edge::Write<OneRequest, edge::Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/approvals/{request_id}/withdraw",
      .access = Access::needs(permissions::view),
      .audit = "approvals.withdraw",
      .says = {"Take a request back", "撤回调账申请"},
      .refuses = {&errors::unknown_request, &errors::decided, &errors::not_own_request},
      .run = &withdraw_route});
  routes.add(edge::Read<edge::Nothing, SettingView>{
      .path = "/api/v1/approval-setting",
      .access = Access::needs(permissions::view),
      .says = {"Above which a second person must agree", "查询双人审批设置"},
      .run = &show_setting});
  routes.add(edge::Write<SettingView, SettingView>{
      .verb = Verb::put,
      .path = "/api/v1/approval-setting",
      .access = Access::needs(persons::permissions::manage_security),
      .step_up = StepUp::when_switched_on,
      .audit = "approvals.set_threshold",
      .says = {"Set above which a second person must agree", "修改双人审批设置"},
      .refuses = {&errors::no_second_person},
      .run = &change_setting,
      .review = [](work::Work& work, const SettingView& input) {
        return review_threshold(work, input.threshold);
      }});
}

}  // namespace pc::approvals
