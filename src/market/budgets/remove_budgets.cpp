#include "remove_budgets.hpp"

#include "each.hpp"
#include "market/freezing/freezing.hpp"
#include "store.hpp"

namespace pc::budgets {
namespace {

Outcome remove_one(work::Work& work, customers::CustomerId id) {
  PC_TRY(seen, customers::own(work.tx, work.who, id));
  const auto kept = budget_of(work.tx, seen.tenant, id);
  if (!kept) return Done{};
  if (work.tx.change(store::delete_seen, {seen.tenant, id, kept->set_at}) != 1)
    throw db::Conflict("the budget of customer " + id.text() + " was changed");
  store::add_record(work.tx, *kept,
                    {work.ids.next(work.now), Action::removal, seen.name, work.who.name, work.now});
  // Read again: counting in another process may have frozen it while its budget was waited for.
  const auto customer = customers::find(work.tx, seen.tenant, id);
  ensure(customer.has_value(), "a customer stays");
  PC_CHECK(freezing::lift(work.tx, work.announcer, *customer, std::string(freezing::reasons::budget_removed),
                          work.now));
  return Done{};
}

}  // namespace

wire::Fields RemoveBudgets::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RemoveBudgets::customer_ids>("customer_ids", "1 to 100 customers.")};
  return all;
}

Result<BudgetResults> remove_budgets(work::Work& work, const RemoveBudgets& input) {
  PC_CHECK(check_caller(work, input.customer_ids.items.size()));
  return for_each_isolated(work, input.customer_ids.items, "budgets.remove",
                           [&](customers::CustomerId id) { return remove_one(work, id); });
}

}  // namespace pc::budgets
