// A subscription is renewed by this application (自动续费).
#pragma once
#include "core/work/work.hpp"
#include "store.hpp"

namespace pc::subscriptions {

/// Orders the renewal with the discount that makes it cheapest and pays it from the balance; all or nothing. Refuses as
/// orders::renew and orders::pay do.
Outcome renew_itself(work::Work& work, const store::Row& row, const customers::Customer& customer);

}  // namespace pc::subscriptions
