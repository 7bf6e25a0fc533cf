// Acts: 代客户下单 and 代客运维. A person of the partner acts for a customer that authorised it, from a beginning to an
// end; whether it still may is asked again at every request. Which session does so is identity's. Spec: acting for
// customers; relation invariant 17.
#pragma once
#include "market/customers/customers.hpp"
#include "market/relations/authorization.hpp"

namespace pc::relations {

enum class ActingPurpose {
  order,    // 代客户下单
  operate,  // 代客运维
};
std::span<const wire::Name<ActingPurpose>> names(ActingPurpose);

struct ActedFor {
  std::int64_t acting_id = 0;
  customers::Customer customer;
  std::string purpose;
};

/// The beginning. Order of refusals: customers.unknown, those of check_may_act; customers.acting_partner instead of
/// customers.acting_frozen when it is the partner's standing that freezes.
Result<ActedFor> begin_acting(work::Work& work, customers::CustomerId customer, ActingPurpose purpose);
/// For whom `actor` acts in this period now; nothing when it was ended, the authorisation is no longer granted, the
/// relation is no resale any more, the customer is frozen or out of the actor's rows.
std::optional<ActedFor> still_acting(db::Reader& reader, const access::Principal& actor,
                                     std::int64_t acting_id);
/// The same of somebody who is seen as a customer already, by their `actor`.
bool still_acting_as(db::Reader& reader, const access::Principal& who);
/// The end; nothing happens when it has ended already. `by`: why, "returned", "signed out".
void end_acting(db::Transaction& tx, TenantId tenant, std::int64_t acting_id, Instant now,
                const std::string& by);

/// Ends what began more than `seconds` ago, longer than a session lasts; returns how many. Throws db::Error.
std::int64_t end_old_acting(db::Database& database, Instant now, std::int64_t seconds);

}  // namespace pc::relations
