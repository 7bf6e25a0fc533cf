// A subscription whose time is over goes on by use (到期转按需), and other systems hear of it.
#pragma once
#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "market/resources/resource.hpp"
#include "platform/base/services.hpp"

namespace pc::subscriptions {

/// Without an end, in use. What it uses comes with the vendor's bills.
Outcome turn_on_demand(work::Work& work, const customers::Customer& customer, resources::Resource resource);

void declare_published(Services& services);

}  // namespace pc::subscriptions
