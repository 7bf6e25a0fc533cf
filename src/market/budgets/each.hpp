// Acts on the budgets of many customers: what they ask of the caller, and a result for each.
#pragma once
#include <functional>
#include <span>

#include "market/budgets/set_budgets.hpp"

namespace pc::budgets {

/// Refuses invalid_value, customers.control_not_granted, customers.control_off.
Outcome check_caller(work::Work& work, std::size_t customers);

/// One that is refused leaves the others; each has a line in the audit log.
BudgetResults for_each_isolated(work::Work& work, std::span<const customers::CustomerId> ids,
                                std::string_view act,
                                const std::function<Outcome(customers::CustomerId)>& one);

}  // namespace pc::budgets
