// Public: a customer chooses what becomes of its subscriptions at their expiry.
#pragma once
#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "subscriptions.hpp"

namespace pc::subscriptions {

inline constexpr std::int64_t k_times_most = 99;

struct PolicyChoice {
  std::vector<std::string> resource_ids;
  Policy policy = Policy::grace;
  // Of auto-renewal:
  std::string unit;  // month, year; empty: as it was bought last
  std::int64_t periods = 1;
  std::optional<std::int64_t> times;  // how often, 0: without limit; absent: as it was, else without limit
};
/// All of them or none. Field of refusals: "resource_ids[i]". Refuses subscriptions.unknown, released, expired,
/// own_account, no_on_demand, orders.bad_period, orders.frozen.
Outcome choose(work::Work& work, const customers::Customer& customer, const PolicyChoice& choice);
/// Of one resource: back from `policy` to grace. Refuses subscriptions.unknown, released, not_chosen.
Outcome give_up(work::Work& work, const customers::Customer& customer, const std::string& resource_id,
                Policy policy);

/// How many days before an expiry auto-renewal begins, 2 to 7.
Outcome set_begin(work::Work& work, const customers::Customer& customer, std::int64_t days);

}  // namespace pc::subscriptions
