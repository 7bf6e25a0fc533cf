#include "quotas.hpp"
#include "records.hpp"
#include "remove_budgets.hpp"
#include "set_budgets.hpp"

namespace pc::budgets {

void add_routes(edge::Routes& routes) {
  using edge::Access;
  const Access view = Access::needs(customers::permissions::view);
  add_quota_routes(routes);
  routes.add(edge::Write<SetBudgets, BudgetResults>{
      .verb = edge::Verb::post,
      .path = "/api/v1/customers/budgets",
      .access = Access::needs(permissions::set),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "budgets.set",
      .says = {"Set budgets of customers", "设置客户预算"},
      .refuses = {&errors::bad_amount, &freezing::errors::control_not_granted,
                  &freezing::errors::control_off},
      .run = &set_budgets});
  routes.add(edge::Write<RemoveBudgets, BudgetResults>{
      .verb = edge::Verb::post,
      .path = "/api/v1/customers/budgets/removal",
      .access = Access::needs(permissions::set),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "budgets.remove",
      .says = {"Remove budgets of customers", "取消客户预算"},
      .refuses = {&freezing::errors::control_not_granted, &freezing::errors::control_off},
      .run = &remove_budgets});
  routes.add(edge::Read<OneBudget, BudgetView>{.path = "/api/v1/customers/{customer_id}/budget",
                                               .access = view,
                                               .says = {"A customer's budget", "查询客户预算"},
                                               .refuses = {&customers::errors::unknown_customer},
                                               .run = &show_budget});
  routes.add(edge::Read<RecordQuery, RecordRows>{.path = "/api/v1/budget-records",
                                                 .access = view,
                                                 .says = {"Who set which budget", "查询预算记录"},
                                                 .run = &list_records});
  routes.add(edge::DownloadOf<RecordQuery>{{"/api/v1/budget-records/export",
                                            view,
                                            {"Export who set which budget", "导出预算记录"},
                                            "text/csv; charset=utf-8",
                                            "budget-records.csv"},
                                           &export_records,
                                           {},
                                           true,
                                           record_cells()});
}

}  // namespace pc::budgets
