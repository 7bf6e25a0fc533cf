#include "ask.hpp"
#include "lists/export_list.hpp"
#include "lists/lists.hpp"
#include "store.hpp"
#include "wire/one_of.hpp"

namespace pc::approvals {
namespace {

constexpr lists::Column k_request_columns[] = {{"id", "Request", "申请编号"},
                                               {"kind_name", "Kind", "申请类型"},
                                               {"subject_id", "ID", "对象ID"},
                                               {"subject_name", "For", "对象", true},
                                               {"amount", "Amount (CNY)", "金额（元）"},
                                               {"memo", "Memo", "备注"},
                                               {"asked_by", "Asked by", "申请人", true},
                                               lists::in_words("approvals.state", "state", "State", "状态"),
                                               {"decided_by", "Decided by", "审批人", true},
                                               {"reason", "Reason", "审批意见"},
                                               {"created_at", "Asked at", "申请时间"},
                                               {"expires_at", "Lapses at", "失效时间"},
                                               {"decided_at", "Decided at", "审批时间"}};

struct RequestQuery {
  static constexpr const char* shape_name = "ApprovalQuery";
  std::optional<Text<0, 64>> state, kind, subject_name;
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RequestQuery::state>("state", "pending, approved, rejected, expired or withdrawn."),
        wire::field<&RequestQuery::kind>("kind", "Only requests for this."),
        wire::field<&RequestQuery::subject_name>("subject_name",
                                                 "Part of the customer's or reseller's name."),
        wire::defaulted<&RequestQuery::limit>("limit", "Rows a page."),
        wire::defaulted<&RequestQuery::offset>("offset", "Rows to skip.")};
    return all;
  }
};
struct RequestRow {
  static constexpr const char* shape_name = "ApprovalRequest";
  RequestId id;
  std::string kind, kind_name, subject_id, subject_name;
  Money amount;
  std::string memo, scene, asked_by, state, decided_by, reason, result;
  bool can_decide = false, can_withdraw = false;
  Instant created_at, expires_at;
  std::optional<Instant> decided_at;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RequestRow::id>("id", "The request."),
        wire::field<&RequestRow::kind>("kind", "What shall be done."),
        wire::field<&RequestRow::kind_name>("kind_name", "Its name."),
        wire::field<&RequestRow::subject_id>("subject_id", "The customer, reseller or partner it is about."),
        wire::field<&RequestRow::subject_name>("subject_name", "Its name."),
        wire::field<&RequestRow::amount>("amount", "Yuan."),
        wire::field<&RequestRow::memo>("memo", "Remark of whoever asked."),
        wire::field<&RequestRow::scene>("scene", "Where it was asked: console, bulk or api."),
        wire::field<&RequestRow::asked_by>("asked_by", "Who asked."),
        wire::one_of<&RequestRow::state, "pending", "approved", "rejected", "expired", "withdrawn">(
            "state", "pending, approved, rejected, expired or withdrawn."),
        wire::field<&RequestRow::decided_by>("decided_by", "Who decided."),
        wire::field<&RequestRow::reason>("reason", "Why it was rejected."),
        wire::field<&RequestRow::result>("result", "Transaction number, when it was done."),
        wire::field<&RequestRow::can_decide>("can_decide", "Whether the caller may agree or reject."),
        wire::field<&RequestRow::can_withdraw>("can_withdraw", "Whether the caller may take it back."),
        wire::field<&RequestRow::created_at>("created_at", "When it was asked."),
        wire::field<&RequestRow::expires_at>("expires_at", "When it lapses."),
        wire::field<&RequestRow::decided_at>("decided_at", "When it was decided.")};
    return all;
  }
};
struct RequestRows {
  static constexpr const char* shape_name = "ApprovalRequests";
  std::int64_t total = 0;
  std::vector<RequestRow> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RequestRows::total>("total", "Requests that match."),
        wire::field<&RequestRows::items>("items", "The page, newest first.")};
    return all;
  }
};
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

RequestRow row_of(const Request& r, const work::View& view) {
  const Act* act = act_of(r.kind);
  const bool english = view.who.language == Language::en;
  RequestRow row;
  row.id = r.id;
  row.kind = r.kind;
  if (act != nullptr) row.kind_name = english ? act->en : act->zh;
  row.subject_id = std::to_string(r.subject);
  row.subject_name = r.subject_name;
  row.amount = r.amount;
  row.memo = r.memo;
  row.scene = r.scene;
  row.asked_by = r.asked_by_name;
  const bool over = r.state == State::pending && r.expires_at <= view.now;
  row.state = state_text(over ? State::expired : r.state);
  row.decided_by = r.decided_by_name;
  row.reason = r.reason;
  row.result = r.result;
  row.can_decide =
      act != nullptr && view.who.may(*act->permission) && check_may_decide(r, view.who.person, view.now).ok();
  row.can_withdraw = check_may_withdraw(r, view.who.person, view.now).ok();
  row.created_at = r.created_at;
  row.expires_at = r.expires_at;
  if (r.decided_at.micros != 0) row.decided_at = r.decided_at;
  return row;
}

Result<RequestRows> list_requests(const work::View& view, const RequestQuery& query) {
  const std::string state = lists::text_or_empty(query.state);
  if (!state.empty() && !state_of_text(state))
    return refuse(pc::errors::invalid_value, "state", "pending, approved, rejected, expired, withdrawn");
  const db::Params filters{view.who.tenant.value, view.who.partner, state, lists::text_or_empty(query.kind),
                           lists::contains_pattern(query.subject_name)};
  RequestRows rows;
  rows.total = view.reader.one(store::count_requests, filters).integer(0);
  db::Params page = filters;
  page.emplace_back(query.limit.value);
  page.emplace_back(query.offset.value);
  for (const auto& row : view.reader.rows(store::select_requests, page))
    rows.items.push_back(row_of(store::request_of(view.who.tenant, row), view));
  return rows;
}

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
                                            lists::export_list<&list_requests, k_request_columns>});
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
  if (parts().manage != nullptr)
    routes.add(edge::Write<SettingView, SettingView>{
        .verb = Verb::put,
        .path = "/api/v1/approval-setting",
        .access = Access::needs(*parts().manage),
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
