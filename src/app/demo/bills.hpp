// The demo market's bills: a vendor's real one, and the same days once more, moved to the last weeks.
#pragma once
#include <span>

#include "../house.hpp"
#include "customers/customers.hpp"

namespace pc::app::demo {

/// Sub-accounts are spread over the customers; a few are left to wait for a mapping.
void import_bills(House& house, Instant today, std::span<const customers::CustomerId> customers);

}  // namespace pc::app::demo
