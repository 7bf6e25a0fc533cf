// Act: 设置预算, of one customer or many; of many each has a result of its own. Reading: a customer's budget.
#pragma once
#include "market/budgets/budgets.hpp"

namespace pc::budgets {

struct SetBudgets {
  static constexpr const char* shape_name = "SetBudgets";
  wire::List<customers::CustomerId, 100> customer_ids;
  BudgetKind kind = BudgetKind::monthly;
  Money amount;
  WhenUsedUp when_used_up = WhenUsedUp::nothing;
  bool thaws = false;
  static wire::Fields fields();
};
struct BudgetResult {
  static constexpr const char* shape_name = "BudgetResult";
  customers::CustomerId customer_id;
  bool ok = false;
  std::optional<std::string> error_code, error_msg;
  static wire::Fields fields();
};
struct BudgetResults {
  static constexpr const char* shape_name = "BudgetResults";
  std::int64_t succeeded = 0, failed = 0;
  std::vector<BudgetResult> results;
  static wire::Fields fields();
};
/// Replaces the budgets there are. Refuses invalid_value, budgets.amount, customers.control_not_granted,
/// customers.control_off; single customers customers.unknown, budgets.resale_only, budgets.over_quota.
Result<BudgetResults> set_budgets(work::Work& work, const SetBudgets& input);

struct OneBudget {
  static constexpr const char* shape_name = "OneBudget";
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct BudgetView {
  static constexpr const char* shape_name = "Budget";
  bool set = false;
  BudgetKind kind = BudgetKind::monthly;
  WhenUsedUp when_used_up = WhenUsedUp::nothing;
  bool thaws = false;
  std::optional<Money> amount, used, left;
  std::optional<std::int64_t> percent;
  std::optional<Day> since;
  std::optional<Instant> restored_at, set_at, counted_at;
  static wire::Fields fields();
};
Result<BudgetView> show_budget(const work::View& view, const OneBudget& query);

}  // namespace pc::budgets
