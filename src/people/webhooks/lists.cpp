#include "lists.hpp"

#include "errors.hpp"
#include "published.hpp"
#include "store.hpp"

namespace pc::webhooks {
namespace {

using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

/// The vendor's stand under tenant and partner 0.
struct OfOwner {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
};
OfOwner owner(const work::View& view) { return {view.who.tenant, view.who.partner}; }

using E = EndpointView;
const lists::List<E, EndpointQuery, OfOwner> k_endpoints{{
    .name = "webhooks.endpoints",
    .from = "webhook_endpoint e",
    .scope = "e.tenant_id = :tenant_id AND e.partner_id = :partner_id",
    .columns =
        {column<&E::id>("e.endpoint_id", {"Webhook ID", "Webhook ID"}, "The webhook."),
         column<&E::url>("e.url", {"Address", "接收地址"}, "Where events are sent."),
         column<&E::description>("e.description", {"Description", "说明"}, "What it is for."),
         computed<&E::events>({"Events", "事件"}, "Types of events it gets; none: all."),
         column<&E::enabled>("e.enabled", {"On", "启用"}, "Whether events are sent to it."),
         some<&E::off_why>("e.off_why", {"Switched off", "停用原因"},
                           "by_hand, gone or failing; null: it is on.")
             .in_words_of("webhook_off"),
         some<&E::failing_since>("e.failing_since", {"Failing since", "持续失败起始时间"},
                                 "Since when nothing has gone through; null: the last one has."),
         column<&E::created_by>("e.created_by", {"Made by", "创建人"}, "Who made it.").masked_in_files(),
         column<&E::created_at>("e.created_at", {"Made", "创建时间"}, "When."),
         hidden<&E::stored_events>("e.events")},
    .filters = {},
    .order = "e.endpoint_id DESC",
}};

using M = MessageView;
using Q = MessageQuery;
const lists::List<M, Q, OfOwner> k_messages{{
    .name = "webhooks.messages",
    .from = "webhook_message m LEFT JOIN webhook_endpoint e ON e.tenant_id = m.tenant_id AND e.endpoint_id = "
            "m.endpoint_id LEFT JOIN webhook_due d ON d.tenant_id = m.tenant_id AND d.endpoint_id = "
            "m.endpoint_id AND d.message_id = m.message_id",
    .count_from = "webhook_message m",
    .scope = "m.tenant_id = :tenant_id AND m.partner_id = :partner_id",
    .columns = {column<&M::id>("m.message_id", {"Delivery ID", "推送ID"}, "The delivery."),
                column<&M::created_at>("m.created_at", {"Time", "时间"}, "When it happened."),
                column<&M::type>("m.type", {"Type", "事件标识"}, "Type of the event, or webhooks.test."),
                computed<&M::event>({"Event", "事件"}, "What happened, in the caller's language."),
                column<&M::webhook_id>("m.endpoint_id", {}, "The webhook."),
                column<&M::url>("COALESCE(e.url, '')", {"Address", "接收地址"},
                                "Where it is sent; empty: the webhook was deleted."),
                column<&M::state>("m.state", {"Status", "状态"}, "waiting, delivered or failed.")
                    .in_words_of("webhook_state"),
                column<&M::attempts>("m.attempts", {"Attempts", "尝试次数"}, "How often it was sent."),
                some<&M::last_status>("m.last_status", {"HTTP status", "HTTP 状态码"},
                                      "Of the last answer; null: there was none."),
                some<&M::next_at>("d.due_at", {"Next attempt", "下次尝试"}, "When; null: there is none.")},
    .filters = {lists::equals<&Q::webhook_id>("m.endpoint_id", "One webhook's."),
                lists::equals<&Q::type>("m.type", "Events of one type."),
                lists::equals<&Q::state>("m.state", "waiting, delivered or failed."),
                lists::from_day<&Q::from>("m.created_at", "First day (GMT+08:00)."),
                lists::to_day<&Q::to>("m.created_at", "Last day.")},
    .order = "m.message_id DESC",
}};

std::string name_of(const work::View& view, const std::string& type) {
  const bool english = view.who.language == Language::en;
  if (type == k_test_type) return english ? "Test" : "测试事件";
  for (const auto& each : view.reader.services().all<Published>())
    if (each.type == type) return std::string(english ? each.en : each.zh);
  return type;
}

}  // namespace

wire::Fields EndpointQuery::fields() { return k_endpoints.query_fields(); }
wire::Fields EndpointView::fields() { return k_endpoints.row_fields(); }
wire::Fields MessageQuery::fields() { return k_messages.query_fields(); }
wire::Fields MessageView::fields() { return k_messages.row_fields(); }

wire::Fields AttemptView::fields() {
  using S = AttemptView;
  static constexpr wire::Field all[] = {
      wire::field<&S::at>("at", "When it was sent."),
      wire::field<&S::status>("status", "HTTP status of the answer; null: there was none."),
      wire::field<&S::millis>("millis", "How long it took."),
      wire::field<&S::answer>("answer", "How the answer begins."),
      wire::field<&S::error>("error",
                             "Why there was no answer: off, no_secret, inside (a private address) or what "
                             "the network said; empty: there was one.")};
  return all;
}
wire::Fields MessageDetail::fields() {
  using S = MessageDetail;
  static constexpr wire::Field all[] = {
      wire::field<&S::id>("id", "The delivery."),
      wire::field<&S::webhook_message>("webhook_message", "As the receiver knows it: webhook-id."),
      wire::field<&S::type>("type", "Type of the event, or webhooks.test."),
      wire::field<&S::event>("event", "What happened, in the caller's language."),
      wire::field<&S::body>("body", "What is sent (JSON)."),
      wire::field<&S::state>("state", "waiting, delivered or failed."),
      wire::field<&S::attempts>("attempts", "Every attempt, the first one first.")};
  return all;
}
wire::Fields OneMessageQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneMessageQuery::message_id>("message_id", "The delivery.")};
  return all;
}
wire::Fields EventView::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&EventView::type>("type", "How the event is called: \"funds.allocated\"."),
      wire::field<&EventView::name>("name", "What happened, in the caller's language.")};
  return all;
}
wire::Fields EventList::fields() {
  static constexpr wire::Field all[] = {wire::field<&EventList::items>("items", "All of them.")};
  return all;
}

Result<EndpointPage> list_endpoints(const work::View& view, const EndpointQuery& query) {
  return k_endpoints.page(view, owner(view), query, [](std::span<E> rows) {
    for (auto& row : rows)
      for (const auto type : split(row.stored_events, ' '))
        if (!type.empty()) row.events.emplace_back(type);
  });
}

Result<MessagePage> list_messages(const work::View& view, const MessageQuery& query) {
  return k_messages.page(view, owner(view), query, [&](std::span<M> rows) {
    for (auto& row : rows) row.event = name_of(view, row.type);
  });
}

Result<MessageDetail> message_detail(const work::View& view, const OneMessageQuery& query) {
  const auto row = view.reader.maybe(store::select_message, {view.who.tenant, query.message_id});
  if (!row || row->partner_id != view.who.partner) return refuse(errors::unknown_message, "message_id");
  MessageDetail detail{row->message_id,
                       outside_id(row->message_id),
                       row->type,
                       name_of(view, row->type),
                       row->body,
                       row->state,
                       {}};
  for (const auto& each : view.reader.rows(store::select_attempts, {view.who.tenant, query.message_id}))
    detail.attempts.push_back({each.at, each.status == 0 ? std::nullopt : std::optional(each.status),
                               each.millis, each.answer, each.error});
  return detail;
}

Result<EventList> list_events(const work::View& view, const edge::Nothing&) {
  EventList all;
  for (const auto& each : view.reader.services().all<Published>())
    all.items.push_back({std::string(each.type), name_of(view, std::string(each.type))});
  return all;
}

}  // namespace pc::webhooks
