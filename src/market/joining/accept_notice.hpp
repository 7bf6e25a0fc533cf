// What a customer accepts when it comes to a partner.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::joining {

/// The notice of today, by somebody of the customer's.
void accept_notice(work::Work& work, const customers::Customer& customer, const std::string& by);

}  // namespace pc::joining
