// Public: a customer chooses what becomes of its subscriptions at their expiry.
#pragma once
#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "subscriptions.hpp"

namespace pc::subscriptions {

struct PolicyChoice {
  std::vector<std::string> resource_ids;
  Policy policy = Policy::grace;
  std::string unit;  // of auto-renewal: month, year
  std::int64_t periods = 0;
};
/// All of them or none. Field of refusals: "resource_ids[i]". Refuses subscriptions.unknown, released, own_account,
/// orders.bad_period.
Outcome choose(work::Work& work, const customers::Customer& customer, const PolicyChoice& choice);

/// How many days before an expiry auto-renewal begins, 2 to 7.
Outcome set_begin(work::Work& work, const customers::Customer& customer, std::int64_t days);

}  // namespace pc::subscriptions
