// Authorisations end with the resale relation they were given in.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::relations {

/// Open authorisations of the customer lapse, whoever acts for it is sent back.
void lapse(db::Transaction& tx, const customers::Customer& customer, const std::string& by, Instant now);

}  // namespace pc::relations
