// Statements and row mapping of what happens to relations.
#pragma once
#include "customers/customer.hpp"
#include "customers/request.hpp"
#include "db/db.hpp"

namespace pc::customers::relation {

/// One row of association_event.
struct Event {
  RelationEventId id;
  TenantId tenant;
  CustomerId customer;
  int number = 0;
  partners::PartnerId partner;
  RelationKind kind = RelationKind::part;
  Association from = Association::none, to = Association::none;
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
std::vector<Event> events_of(db::Reader& reader, TenantId tenant, CustomerId customer);
std::optional<Event> event(db::Reader& reader, TenantId tenant, RelationEventId id);
/// False when another one with its number is there already.
bool add(db::Transaction& tx, const Event& event);
/// Closes a waiting event; false when it is not waiting any more.
bool close(db::Transaction& tx, const Event& event, RelationState state, Instant now, const std::string& by,
           const std::string& answer);

/// The first line of a new customer: it was associated.
void note_association(db::Transaction& tx, const Customer& customer, Instant now, const std::string& by);

Event event_of(const db::Row& row);
#define PC_RELATION_EVENT_COLUMNS                                                                    \
  "e.event_id, e.tenant_id, e.customer_id, e.number, e.partner_id, e.kind, e.from_type, e.to_type, " \
  "e.initiator, e.state, e.reason, e.requested_at, e.requested_by, e.expires_at, e.decided_at, "     \
  "e.decided_by, e.answer"
inline constexpr std::size_t k_event_columns = 17;

}  // namespace pc::customers::relation
