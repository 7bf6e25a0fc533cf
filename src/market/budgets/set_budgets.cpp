#include "set_budgets.hpp"

#include "each.hpp"
#include "follow.hpp"
#include "quotas.hpp"
#include "store.hpp"

namespace pc::budgets {
namespace {

Outcome set_one(work::Work& work, customers::CustomerId id, const SetBudgets& input, QuotaGuard& quota) {
  PC_TRY(customer, customers::own(work.tx, work.who, id));
  if (customer.association != customers::Association::resale) return refuse(errors::resale_only, "customer_id");
  const Day today = Day::of(work.now);
  const auto before = budget_of(work.tx, customer.tenant, id);
  const Money was = before ? before->budget.amount : Money();
  PC_CHECK(quota.check(was, input.amount));
  Kept kept;
  kept.tenant = customer.tenant;
  kept.customer = id;
  kept.partner = customer.partner;
  kept.set_by = work.who.name;
  kept.set_at = kept.counted_at = work.now;
  kept.budget.kind = input.kind;
  kept.budget.amount = input.amount;
  kept.budget.when_used_up = input.when_used_up;
  kept.budget.thaws = input.thaws;
  kept.budget.since = first_day(input.kind, before ? &before->budget : nullptr, today);
  // What is used up already is told and acted on at once.
  const auto step = counted(kept.budget, used_by(work.tx, kept.tenant, id, kept.budget, today), today);
  kept.budget = step.after;
  store::put(work.tx, kept);
  store::add_record(work.tx, kept,
                    {work.ids.next(work.now), Action::setting, customer.name, work.who.name, work.now});
  PC_CHECK(follow(work.tx, work.announcer, customer, step, work.now));
  quota.granted(was, input.amount);
  return Done{};
}

}  // namespace

wire::Fields SetBudgets::fields() {
  using S = SetBudgets;
  static constexpr wire::Field all[] = {
      wire::field<&S::customer_ids>("customer_ids", "1 to 100 customers."),
      wire::field<&S::kind>("kind", "monthly: begins anew each month (GMT+08:00); one_off: never."),
      wire::field<&S::amount>("amount", "Yuan at list price, 0 or more, at most two decimals."),
      wire::defaulted<&S::when_used_up>("when_used_up", "nothing, freeze_account or freeze_resources."),
      wire::defaulted<&S::thaws>("thaws",
                                 "true: what was frozen by it is unfrozen when it is raised or restored.")};
  return all;
}

wire::Fields BudgetResult::fields() {
  using R = BudgetResult;
  static constexpr wire::Field all[] = {wire::field<&R::customer_id>("customer_id", "The customer."),
                                        wire::field<&R::ok>("ok", "Whether its budget is as asked."),
                                        wire::field<&R::error_code>("error_code", "Why not."),
                                        wire::field<&R::error_msg>("error_msg", "Why not, for people.")};
  return all;
}

wire::Fields BudgetResults::fields() {
  using R = BudgetResults;
  static constexpr wire::Field all[] = {wire::field<&R::succeeded>("succeeded", "Budgets set."),
                                        wire::field<&R::failed>("failed", "Customers that were refused."),
                                        wire::field<&R::results>("results", "One by one, in the order sent.")};
  return all;
}

wire::Fields OneBudget::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneBudget::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields BudgetView::fields() {
  using V = BudgetView;
  static constexpr wire::Field all[] = {
      wire::field<&V::set>("set", "Whether there is a budget."),
      wire::field<&V::kind>("kind", "monthly or one_off."),
      wire::field<&V::when_used_up>("when_used_up", "What happens when it is used up."),
      wire::field<&V::thaws>("thaws", "Whether what was frozen by it is unfrozen when it is raised or restored."),
      wire::field<&V::amount>("amount", "Yuan at list price; null: no budget."),
      wire::field<&V::used>("used", "Used of it, about a minute ago."),
      wire::field<&V::left>("left", "Left of it, not below 0."),
      wire::field<&V::percent>("percent", "Whole percent used."),
      wire::field<&V::since>("since", "The first day that counts."),
      wire::field<&V::restored_at>("restored_at", "When a monthly budget begins anew."),
      wire::field<&V::set_at>("set_at", "When it was set."),
      wire::field<&V::counted_at>("counted_at", "When the use changed last.")};
  return all;
}

Result<BudgetResults> set_budgets(work::Work& work, const SetBudgets& input) {
  PC_CHECK(check_amount(input.amount));
  PC_CHECK(check_caller(work, input.customer_ids.items.size()));
  QuotaGuard quota(work.tx, work.who.tenant, partners::PartnerId(work.who.partner));
  return for_each_isolated(work, input.customer_ids.items, "budgets.set",
                           [&](customers::CustomerId id) { return set_one(work, id, input, quota); });
}

Result<BudgetView> show_budget(const work::View& view, const OneBudget& query) {
  PC_TRY(customer, customers::current(view.reader, view.who, query.customer_id));
  BudgetView answer;
  const auto kept = budget_of(view.reader, customer.tenant, customer.id);
  if (!kept) return answer;
  const Budget& budget = kept->budget;
  answer.set = true;
  answer.kind = budget.kind;
  answer.when_used_up = budget.when_used_up;
  answer.thaws = budget.thaws;
  answer.amount = budget.amount;
  answer.used = budget.used;
  answer.left = std::max(Money(), budget.amount - budget.used);
  answer.percent = percent_of(budget.amount, budget.used);
  answer.since = budget.since;
  if (budget.kind == BudgetKind::monthly) answer.restored_at = BillCycle::of(view.now).plus(1).period().from;
  answer.set_at = kept->set_at;
  answer.counted_at = kept->counted_at;
  return answer;
}

}  // namespace pc::budgets
