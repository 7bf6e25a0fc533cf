#include "store.hpp"

namespace pc::customers::relation {
namespace {

const db::Statement select_events{"customers.relation_events",
                                  "SELECT " PC_RELATION_EVENT_COLUMNS
                                  " FROM association_event e "
                                  "WHERE e.tenant_id = $1 AND e.customer_id = $2 ORDER BY e.number DESC"};

const db::Statement select_event{"customers.relation_event",
                                 "SELECT " PC_RELATION_EVENT_COLUMNS
                                 " FROM association_event e "
                                 "WHERE e.tenant_id = $1 AND e.event_id = $2 AND e.kind <> 'associate'"};

const db::Statement insert_event{
    "customers.insert_relation_event",
    "INSERT INTO association_event (tenant_id, customer_id, number, event_id, partner_id, kind, from_type, "
    "to_type, "
    "initiator, state, reason, requested_at, requested_by, expires_at, decided_at, decided_by, answer) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT DO "
    "NOTHING"};

const db::Statement close_event{
    "customers.close_relation_event",
    "UPDATE association_event SET state = $4, decided_at = $5, decided_by = $6, answer = $7 "
    "WHERE tenant_id = $1 AND customer_id = $2 AND number = $3 AND state = 'waiting'"};

const db::Statement select_newest_number{
    "customers.newest_relation_number",
    "SELECT COALESCE(MAX(number), 0) FROM association_event WHERE tenant_id = $1 AND customer_id = $2"};

}  // namespace

Event event_of(const db::Row& row) {
  Event e;
  e.id = row.id<RelationEventId>(0);
  e.tenant = row.id<TenantId>(1);
  e.customer = row.id<CustomerId>(2);
  e.number = static_cast<int>(row.integer(3));
  e.partner = row.id<partners::PartnerId>(4);
  e.kind = relation_kind_of_text(row.text(5)).value();
  e.from = association_of_text(row.text(6)).value();
  e.to = association_of_text(row.text(7)).value();
  e.initiator = party_of_text(row.text(8)).value();
  e.state = relation_state_of_text(row.text(9)).value();
  e.reason = row.text(10);
  e.requested_at = row.instant(11);
  e.requested_by = row.text(12);
  e.expires_at = row.instant(13);
  e.decided_at = row.instant(14);
  e.decided_by = row.text(15);
  e.answer = row.text(16);
  return e;
}

std::vector<Event> events_of(db::Reader& reader, TenantId tenant, CustomerId customer) {
  std::vector<Event> all;
  for (const auto& row : reader.rows(select_events, {tenant.value, customer.value}))
    all.push_back(event_of(row));
  return all;
}

std::optional<Event> event(db::Reader& reader, TenantId tenant, RelationEventId id) {
  const auto row = reader.maybe(select_event, {tenant.value, id.value});
  if (!row) return std::nullopt;
  return event_of(*row);
}

bool add(db::Transaction& tx, const Event& e) {
  return tx.change(insert_event,
                   {e.tenant.value, e.customer.value, std::int64_t{e.number}, e.id.value, e.partner.value,
                    std::string(relation_kind_text(e.kind)), std::string(association_text(e.from)),
                    std::string(association_text(e.to)), std::string(party_text(e.initiator)),
                    std::string(relation_state_text(e.state)), e.reason, e.requested_at.micros,
                    e.requested_by, e.expires_at.micros, e.decided_at.micros, e.decided_by, e.answer}) == 1;
}

bool close(db::Transaction& tx, const Event& e, RelationState state, Instant now, const std::string& by,
           const std::string& answer) {
  return tx.change(close_event, {e.tenant.value, e.customer.value, std::int64_t{e.number},
                                 std::string(relation_state_text(state)), now.micros, by, answer}) == 1;
}

void note_association(db::Transaction& tx, const Customer& customer, Instant now, const std::string& by) {
  Event e;
  e.number = 1 + static_cast<int>(
                     tx.one(select_newest_number, {customer.tenant.value, customer.id.value}).integer(0));
  e.id = RelationEventId(customer.id.value);  // nobody asks for it by id; with its number it is one of a kind
  e.tenant = customer.tenant;
  e.customer = customer.id;
  e.partner = customer.partner;
  e.kind = RelationKind::associate;
  e.to = customer.association;
  e.initiator = Party::customer;
  e.state = RelationState::agreed;
  e.requested_at = e.decided_at = now;
  e.requested_by = e.decided_by = by.empty() ? customer.name : by;
  add(tx, e);
}

}  // namespace pc::customers::relation
