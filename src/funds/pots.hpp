// The customer's pots and debt, as this transaction sees them. To be read before the relation they are moved under: the
// end of a relation writes all of them, so that what another process decided before it finds a pot changed and runs
// again, also where the pots were empty (invariant 7).
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct Pots {
  Money topup;
  Money credit;
  Money arrears;  // what is owed, not negative
  Money balance() const { return topup + credit; }
};
Pots pots_of(db::Transaction& tx, TenantId tenant, customers::CustomerId customer);

}  // namespace pc::funds
