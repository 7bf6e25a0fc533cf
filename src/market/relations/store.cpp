#include "store.hpp"

#include "platform/db/sql.hpp"
#include "relations.hpp"

namespace pc::relations {
namespace {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
const db::Sql<OfCustomer, Event> select_events{"relations.relation_events",
                                               "SELECT " + db::columns<Event>() +
                                                   " FROM association_event WHERE tenant_id = :tenant_id AND "
                                                   "customer_id = :customer_id ORDER BY number DESC"};

struct OneEvent {
  TenantId tenant_id;
  RelationEventId event_id;
};
const db::Sql<OneEvent, Event> select_event{"relations.relation_event",
                                            "SELECT " + db::columns<Event>() +
                                                " FROM association_event WHERE tenant_id = :tenant_id AND "
                                                "event_id = :event_id AND kind <> 'associate'"};

const db::Sql<Event> insert_event{"relations.insert_relation_event",
                                  db::insert_into<Event>("association_event") + " ON CONFLICT DO NOTHING"};

struct Closing {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  int number;
  RelationState state;
  Instant decided_at;
  std::string decided_by, answer;
};
const db::Sql<Closing> close_event{
    "relations.close_relation_event",
    "UPDATE association_event SET state = :state, decided_at = :decided_at, decided_by = :decided_by, answer "
    "= :answer "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND number = :number AND state = 'waiting'"};

struct Newest {
  int number;
};
const db::Sql<OfCustomer, Newest> select_newest_number{
    "relations.newest_relation_number",
    "SELECT COALESCE(MAX(number), 0) AS number FROM association_event "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

}  // namespace

std::vector<Event> events_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  return reader.rows(select_events, {tenant, customer});
}

std::optional<Event> event(db::Reader& reader, TenantId tenant, RelationEventId id) {
  return reader.maybe(select_event, {tenant, id});
}

bool add(db::Transaction& tx, const Event& event) { return tx.change(insert_event, event) == 1; }

bool close(db::Transaction& tx, const Event& event, RelationState state, Instant now, const std::string& by,
           const std::string& answer) {
  return tx.change(close_event, {event.tenant_id, event.customer_id, event.number, state, now, by, answer}) ==
         1;
}

void note_association(db::Transaction& tx, const customers::Customer& customer, Instant now,
                      const std::string& by) {
  Event e;
  e.number = 1 + tx.one(select_newest_number, {customer.tenant, customer.id}).number;
  e.event_id =
      RelationEventId(customer.id.value);  // nobody asks for it by id; with its number it is one of a kind
  e.tenant_id = customer.tenant;
  e.customer_id = customer.id;
  e.partner_id = customer.partner;
  e.kind = RelationKind::associate;
  e.to_type = customer.association;
  e.initiator = Party::customer;
  e.state = RelationState::agreed;
  e.requested_at = e.decided_at = now;
  e.requested_by = e.decided_by = by.empty() ? customer.name : by;
  add(tx, e);
}

}  // namespace pc::relations
