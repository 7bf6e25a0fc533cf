// Statements and row mapping of what happens to relations.
#pragma once
#include "market/customers/customer.hpp"
#include "market/relations/relation_change.hpp"

namespace pc::relations {

/// One row of association_event.
struct Event {
  RelationEventId event_id;
  TenantId tenant_id;
  customers::CustomerId customer_id;
  int number = 0;
  partners::PartnerId partner_id;
  RelationKind kind = RelationKind::disassociate;
  customers::Association from_type = customers::Association::none, to_type = customers::Association::none;
  Party initiator = Party::partner;
  RelationState state = RelationState::waiting;
  std::string reason;
  Instant requested_at;
  std::string requested_by;
  Instant expires_at;
  Instant decided_at;  // 0: not yet
  std::string decided_by, answer;
};

/// Newest first, all of the customer's.
std::vector<Event> events_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer);
std::optional<Event> event(db::Reader& reader, TenantId tenant, RelationEventId id);
/// False when another one with its number is there already.
bool add(db::Transaction& tx, const Event& event);
/// Closes a waiting event; false when it is not waiting any more.
bool close(db::Transaction& tx, const Event& event, RelationState state, Instant now, const std::string& by,
           const std::string& answer);

}  // namespace pc::relations
