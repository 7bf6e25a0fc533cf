// Public: what must not be before a relation ends or changes its type, and what others do in the same transaction when
// it does. Rooms to the right join in here without a change of this room: they declare a `ChangeCheck` that names what
// stands in the way, and react to `customers.parted` or `customers.switched`.
#pragma once
#include <functional>
#include <vector>

#include "market/customers/customers.hpp"
#include "market/relations/request.hpp"

namespace pc::relations {

std::span<const wire::Name<RelationKind>> names(RelationKind);
std::span<const wire::Name<Party>> names(Party);
std::span<const wire::Name<RelationState>> names(RelationState);

/// A relation about to end (解除关联) or to change its type.
struct RelationChange {
  customers::Customer customer;
  RelationKind kind = RelationKind::disassociate;
  customers::Association to() const {
    return kind == RelationKind::disassociate ? customers::Association::none : switched(customer.association);
  }
};

/// Where a check looks: `tx` is there when it happens now, and what the transaction has done so far counts.
struct ChangeLook {
  db::Reader& reader;
  db::Transaction* tx = nullptr;
  Instant now;
};

/// Adds what stands in the way, each with a text for people. Looks only. Declared by the rooms that use this one.
using ChangeCheck = std::function<void(const ChangeLook&, const RelationChange&, std::vector<Refusal>&)>;
/// All of what stands in the way, this room's own first.
std::vector<Refusal> obstacles(const ChangeLook& look, const RelationChange& change);

namespace events {
/// A side asked the other. Subject: the customer. Payload: RelationNews.
inline constexpr std::string_view relation_requested = "customers.relation_requested";
/// The request was agreed to, rejected, withdrawn or ran out. Payload: RelationNews.
inline constexpr std::string_view relation_closed = "customers.relation_closed";
/// The association ended. Reactions settle what is left, in the same transaction. Payload: RelationChanged.
inline constexpr std::string_view disassociated = "customers.parted";
/// The association has another type now. Payload: RelationChanged.
inline constexpr std::string_view switched = "customers.switched";
}  // namespace events

struct RelationNews {
  static constexpr const char* shape_name = "RelationNews";
  RelationEventId id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name;
  RelationKind kind = RelationKind::disassociate;
  Party initiator = Party::partner;
  RelationState state = RelationState::waiting;
  std::string reason, answer;
  static wire::Fields fields();
};

struct RelationChanged {
  static constexpr const char* shape_name = "Parted";
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name;
  customers::Association was = customers::Association::resale, becomes = customers::Association::none;
  RelationEventId event_id;
  std::string decided_by;
  static wire::Fields fields();
};
/// Reads the payload of `disassociated` and `switched`.
RelationChanged changed_of(const pc::events::Event& event);

/// Closes requests whose time is over; returns how many. Throws db::Error.
std::int64_t expire_requests(db::Database& database, const pc::events::Announcer& announcer, Instant now);

}  // namespace pc::relations
