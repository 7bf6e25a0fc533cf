#include "request_list.hpp"

#include "ask.hpp"
#include "store.hpp"

namespace pc::approvals {
namespace {

using Q = RequestQuery;
using R = RequestRow;
using lists::column;
using lists::computed;
using lists::hidden;

const lists::List<R, Q, store::OfPartner> k_requests{{
    .name = "approvals.page",
    .from = "approval_request",
    .scope = "tenant_id = :tenant_id AND partner_id = :partner_id",
    .columns =
        {column<&R::id>("request_id", {"Request", "申请编号"}, "The request."),
         hidden<&R::asker>("asked_by"),
         hidden<&R::subject>("subject_id"),
         column<&R::kind>("kind", {}, "What shall be done.").not_in_files(),
         computed<&R::kind_name>({"Operation", "操作类型"}, "Its name."),
         computed<&R::subject_id>({"ID", "对象ID"}, "The customer, reseller or partner it is about."),
         column<&R::subject_name>("subject_name", {"Customer or reseller", "客户 / 云经销商"}, "Its name.")
             .masked_in_files(),
         column<&R::amount>("amount", {"Amount (CNY)", "金额（元）"}, "Yuan."),
         column<&R::memo>("memo", {"Remark", "备注"}, "Remark of whoever asked."),
         column<&R::scene>("scene", {"Requested in", "来源"}, "Where it was asked: console, bulk or api.")
             .in_words_of("scene")
             .not_in_files(),
         column<&R::asked_by>("asked_by_name", {"Requested by", "申请人"}, "Who asked.").masked_in_files(),
         column<&R::state>("state", {"State", "状态"}, "pending, approved, rejected, expired or withdrawn.")
             .in_words_of("approval_state"),
         column<&R::decided_by>("decided_by_name", {"Decided by", "处理人"}, "Who decided.")
             .masked_in_files(),
         column<&R::reason>("reason", {"Reason", "驳回原因"}, "Why it was rejected."),
         column<&R::result>("result", {}, "Transaction number, when it was done.").not_in_files(),
         computed<&R::can_decide>({}, "Whether the caller may agree or reject.").not_in_files(),
         computed<&R::can_withdraw>({}, "Whether the caller may take it back.").not_in_files(),
         column<&R::created_at>("created_at", {"Requested", "申请时间"}, "When it was asked."),
         column<&R::expires_at>("expires_at", {"Lapses", "失效时间"}, "When it lapses."),
         lists::some<&R::decided_at>("decided_at", {"Decided", "处理时间"}, "When it was decided.")},
    .filters = {lists::equals<&Q::state>("state", "pending, approved, rejected, expired or withdrawn."),
                lists::equals<&Q::kind>("kind", "Only requests for this."),
                lists::contains<&Q::subject_name>("subject_name",
                                                  "Part of the customer's or reseller's name.")},
    .order = "created_at DESC, request_id DESC",
}};

/// As the caller sees it now.
void finish(std::span<RequestRow> rows, const work::View& view) {
  const bool english = view.who.language == Language::en;
  for (auto& row : rows) {
    const Act* act = act_of(view.reader.services(), row.kind);
    Request request;
    request.asked_by = row.asker;
    request.state = row.state;
    request.expires_at = row.expires_at;
    if (act != nullptr) row.kind_name = english ? act->en : act->zh;
    row.subject_id = std::to_string(row.subject);
    row.can_decide = act != nullptr && view.who.may(*act->permission) &&
                     check_may_decide(request, view.who.person, view.now).ok();
    row.can_withdraw = check_may_withdraw(request, view.who.person, view.now).ok();
    if (row.state == State::pending && row.expires_at <= view.now) row.state = State::expired;
  }
}

Outcome check_filters(const RequestQuery& query) {
  const auto state = lists::text_or_empty(query.state);
  if (state.empty() || state_of_text(state)) return Done{};
  return refuse(pc::errors::invalid_value, "state", "pending, approved, rejected, expired, withdrawn");
}

}  // namespace

wire::Fields RequestQuery::fields() { return k_requests.query_fields(); }
wire::Fields RequestRow::fields() { return k_requests.row_fields(); }
const lists::FileCells& request_cells() { return k_requests.cells(); }

Result<RequestRows> list_requests(const work::View& view, const RequestQuery& query) {
  PC_CHECK(check_filters(query));
  return k_requests.page(view, {view.who.tenant, view.who.partner}, query,
                         [&](std::span<RequestRow> rows) { finish(rows, view); });
}

Result<Done> export_requests(const work::View& view, const RequestQuery& query,
                             const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(query));
  return k_requests.write(view, {view.who.tenant, view.who.partner}, query, write,
                          [&](std::span<RequestRow> rows) { finish(rows, view); });
}

}  // namespace pc::approvals
