#include "news.hpp"

namespace pc::relations {

Outcome tell(db::Transaction& tx, const pc::events::Announcer& announcer, std::string_view kind,
             const Event& event, Instant now) {
  const auto customer = customers::find(tx, event.tenant_id, event.customer_id);
  ensure(customer.has_value(), "an event is about a customer");
  const RelationNews news{event.event_id,  event.customer_id, event.partner_id, customer->name, event.kind,
                          event.initiator, event.state,       event.reason,     event.answer};
  return announcer.announce(tx, event.tenant_id, {kind, event.customer_id.value, wire::encode(news)}, now);
}

Outcome tell_closed(db::Transaction& tx, const pc::events::Announcer& announcer, Event event,
                    RelationState state, const std::string& answer, Instant now) {
  event.state = state;
  event.answer = answer;
  return tell(tx, announcer, events::relation_closed, event, now);
}

}  // namespace pc::relations
