#include "request_relation.hpp"

#include "news.hpp"
#include "take_effect.hpp"

namespace pc::relations {
namespace {

Result<RelationRequested> ask(work::Work& work, const customers::Customer& customer, RelationKind kind,
                              Party by, const std::string& reason) {
  PC_CHECK(check_wish(work.tx, customer, kind, by, work.now));
  const RelationChange change{customer, kind};
  PC_CHECK(check_nothing_blocks(work, change));
  const auto before = events_of(work.tx, customer.tenant, customer.id);
  Event event;
  event.event_id = work.ids.next_as<RelationEventId>(work.now);
  event.tenant_id = customer.tenant;
  event.customer_id = customer.id;
  event.number = before.empty() ? 1 : before.front().number + 1;
  event.partner_id = customer.partner;
  event.kind = kind;
  event.from_type = customer.association;
  event.to_type = change.to();
  event.initiator = by;
  event.reason = reason;
  event.requested_at = work.now;
  event.requested_by = work.who.name;
  event.expires_at = work.now.plus_seconds(k_request_days * 86'400);
  if (!add(work.tx, event)) return refuse(errors::request_open);
  PC_CHECK(tell(work.tx, work.announcer, events::relation_requested, event, work.now));
  return RelationRequested{event.event_id, event.expires_at};
}

}  // namespace

wire::Fields RequestRelation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RequestRelation::customer_id>("customer_id", "The customer."),
      wire::field<&RequestRelation::reason>("reason", "Why, for the other side.")};
  return all;
}

wire::Fields RequestMyDisassociation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RequestMyDisassociation::reason>("reason", "Why, for the partner.")};
  return all;
}

wire::Fields RelationRequested::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RelationRequested::id>("id", "The request."),
      wire::field<&RelationRequested::expires_at>("expires_at", "Over then if nobody has decided.")};
  return all;
}

Outcome check_wish(db::Reader& reader, const customers::Customer& customer, RelationKind kind, Party by,
                   Instant now) {
  std::vector<PastRequest> past;
  for (const auto& event : events_of(reader, customer.tenant, customer.id))
    past.push_back({event.kind, event.partner_id, event.state, event.requested_at});
  return check_may_request({kind, by, customer.partner, customer.association, now}, past);
}

Result<RelationRequested> request_disassociation(work::Work& work, const RequestRelation& input) {
  PC_TRY(customer, customers::own(work.tx, work.who, input.customer_id));
  return ask(work, customer, RelationKind::disassociate, Party::partner, input.reason.value);
}

Result<RelationRequested> request_switch(work::Work& work, const RequestRelation& input) {
  PC_TRY(customer, customers::own(work.tx, work.who, input.customer_id));
  return ask(work, customer, RelationKind::switch_type, Party::partner, input.reason.value);
}

Result<RelationRequested> request_my_disassociation(work::Work& work, const RequestMyDisassociation& input) {
  PC_TRY(customer, customers::visible(work.tx, work.who, customers::CustomerId(work.who.customer)));
  return ask(work, customer, RelationKind::disassociate, Party::customer, input.reason.value);
}

}  // namespace pc::relations
