// Act: 取消预算, of one customer or many; of many each has a result of its own.
#pragma once
#include "market/budgets/set_budgets.hpp"

namespace pc::budgets {

struct RemoveBudgets {
  static constexpr const char* shape_name = "RemoveBudgets";
  wire::List<customers::CustomerId, 100> customer_ids;
  static wire::Fields fields();
};
/// What the application froze for the budget is unfrozen, whatever the budget said of that: its cause is gone. Nothing
/// happens where there is no budget. Refuses invalid_value, customers.control_not_granted, customers.control_off;
/// single customers customers.unknown.
Result<BudgetResults> remove_budgets(work::Work& work, const RemoveBudgets& input);

}  // namespace pc::budgets
