#include "event_list.hpp"

#include "market/account_managers/scope.hpp"

namespace pc::relations {
namespace {

using Q = RelationEventQuery;
using R = RelationEventRow;
using lists::column;
using lists::computed;
using lists::some;

// A customer sees what happened with every partner: partner 0, and the one customer by the query.
const lists::List<R, Q, customers::PartnerRows> k_events{{
    .name = "relations.relation_rows",
    .from =
        "association_event e JOIN customer c ON c.tenant_id = e.tenant_id AND c.customer_id = e.customer_id "
        "JOIN partner p ON p.tenant_id = e.tenant_id AND p.partner_id = e.partner_id",
    .scope = "e.tenant_id = :tenant_id [partner_id: AND e.partner_id = :partner_id] " +
             account_managers::managed_at("e.tenant_id", "e.customer_id", "e.requested_at"),
    .columns =
        {column<&R::id>("e.event_id", {"Request", "申请号"}, "The request, to decide or withdraw it."),
         lists::hidden<&R::number>("e.number"),
         computed<&R::row_key>({}, "Names this row.").not_in_files(),
         column<&R::customer_id>("e.customer_id", lists::k_customer_id, "The customer."),
         column<&R::customer_name>("c.name", {"Customer name", "客户名称"}, "Its name.").masked_in_files(),
         column<&R::account_name>("c.account_name", {"Account name", "账号名"}, "Its account name, masked.")
             .told_masked(),
         column<&R::partner_name>("p.name", {}, "The partner.").not_in_files(),
         column<&R::kind>("e.kind", {"Event", "操作类型"}, "What: associate, part or switch.")
             .in_words_of("relation_kind"),
         column<&R::from_type>("e.from_type", {"From", "原关联类型"},
                               "Associated how before; none: not at all.")
             .in_words_of("association"),
         column<&R::to_type>("e.to_type", {"To", "新关联类型"}, "Associated how afterwards.")
             .in_words_of("association"),
         column<&R::initiator>("e.initiator", {"Started by", "发起方"}, "Who asked.").in_words_of("party"),
         column<&R::state>("e.state", {"State", "状态"}, "How it stands.").in_words_of("relation_state"),
         column<&R::reason>("e.reason", {"Reason", "申请原因"}, "Why it was asked for."),
         column<&R::requested_at>("e.requested_at", {"Requested", "申请时间"}, "When it was asked for.")
             .sorted(),
         column<&R::requested_by>("e.requested_by", {"Requested by", "申请人"}, "By whom."),
         some<&R::expires_at>("e.expires_at", {"Expires", "失效时间"}, "When it is over if nobody decides.")
             .not_in_files(),
         some<&R::decided_at>("e.decided_at", {"Decided", "处理时间"}, "When it was decided; null: not yet."),
         column<&R::decided_by>("e.decided_by", {"Decided by", "处理人"}, "By whom."),
         column<&R::answer>("e.answer", {"Answer", "处理意见"}, "What the other side answered."),
         computed<&R::can_decide>({}, "Whether the caller's side decides it now.").not_in_files(),
         computed<&R::can_withdraw>({}, "Whether the caller's side may take it back.").not_in_files()},
    .filters = {lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
                lists::is_whole<&Q::account_name>("c.account_name", "The whole account name."),
                lists::equals<&Q::customer_id>("e.customer_id", "One customer."),
                lists::equals<&Q::kind>("e.kind", "associate, part or switch."),
                lists::equals<&Q::state>("e.state", "How it stands."),
                lists::equals<&Q::initiator>("e.initiator", "Who asked: partner or customer."),
                lists::from_day<&Q::from>("e.requested_at", "Asked on this day or later (GMT+08:00)."),
                lists::to_day<&Q::to>("e.requested_at", "Asked on this day or earlier (GMT+08:00).")},
    .order = "e.event_id DESC, e.number DESC",
    .first_sort = "-requested_at",
}};

Party side_of(const access::Principal& who) {
  return who.side == access::Side::customer ? Party::customer : Party::partner;
}

/// As the caller sees it now.
void finish(std::span<RelationEventRow> rows, const work::View& view) {
  for (auto& row : rows) {
    row.row_key = row.id.text() + "-" + std::to_string(row.number);
    row.account_name = access::shown(view.who, Mask::name, row.account_name);
    const bool over = row.state == RelationState::waiting && row.expires_at.value_or(Instant{0}) <= view.now;
    if (over) row.state = RelationState::expired;
    const bool waits = row.state == RelationState::waiting && view.who.side != access::Side::vendor;
    row.can_decide = waits && row.initiator != side_of(view.who);
    row.can_withdraw = waits && row.initiator == side_of(view.who);
  }
}

Outcome check_filters(const work::View& view, const RelationEventQuery& query) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(query.account_name), "account_name");
}

}  // namespace

wire::Fields RelationEventQuery::fields() { return k_events.query_fields(); }
wire::Fields RelationEventRow::fields() { return k_events.row_fields(); }
const lists::FileCells& relation_event_cells() { return k_events.cells(); }

Result<RelationEventRows> list_relation_events(const work::View& view, const RelationEventQuery& query) {
  PC_CHECK(check_filters(view, query));
  return k_events.page(view, customers::PartnerRows::of(view.who), query,
                       [&](std::span<RelationEventRow> rows) { finish(rows, view); });
}

Result<Done> export_relation_events(const work::View& view, const RelationEventQuery& query,
                                    const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  return k_events.write(view, customers::PartnerRows::of(view.who), query, write,
                        [&](std::span<RelationEventRow> rows) { finish(rows, view); });
}

Result<RelationEventRows> list_my_relation_events(const work::View& view, const edge::Nothing&) {
  PC_TRY(customer, customers::visible(view.reader, view.who, customers::CustomerId(view.who.customer)));
  RelationEventQuery mine;
  mine.customer_id = customer.id;
  mine.limit.value = limits::page_rows_max;
  return k_events.page(view, {.tenant_id = customer.tenant}, mine,
                       [&](std::span<RelationEventRow> rows) { finish(rows, view); });
}

}  // namespace pc::relations
