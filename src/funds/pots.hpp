// The customer's pots and debt, as this transaction sees them.
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
