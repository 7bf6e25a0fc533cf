// A customer's pots and debt, read. A transaction reads them before the relation they are moved under: the end of a
// relation writes all of them, so that what another process decided before it finds a pot changed and runs again, also
// where the pots were empty (invariant 7).
#pragma once
#include <span>
#include <vector>

#include "funds.hpp"
#include "pot.hpp"

namespace pc::funds {

Pots pots_of(db::Transaction& tx, TenantId tenant, customers::CustomerId customer);
/// As they are stored, in the order asked for.
std::vector<Pots> pots_of(db::Reader& reader, TenantId tenant,
                          std::span<const customers::CustomerId> customers);

/// What a partner's own accounts give to a payment now, top-up and credit: of an expired credit line nothing.
Pots accounts_of(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Instant now);

}  // namespace pc::funds
