#include "budget.hpp"

namespace pc::budgets {

std::string_view kind_text(BudgetKind kind) { return kind == BudgetKind::monthly ? "monthly" : "one_off"; }

std::optional<BudgetKind> kind_of_text(std::string_view text) {
  for (const auto kind : {BudgetKind::monthly, BudgetKind::one_off})
    if (kind_text(kind) == text) return kind;
  return std::nullopt;
}

std::string_view when_used_up_text(WhenUsedUp what) {
  switch (what) {
    case WhenUsedUp::nothing: return "nothing";
    case WhenUsedUp::freeze_account: return "freeze_account";
    case WhenUsedUp::freeze_resources: return "freeze_resources";
  }
  return "";
}

std::optional<WhenUsedUp> when_used_up_of_text(std::string_view text) {
  using enum WhenUsedUp;
  for (const auto what : {nothing, freeze_account, freeze_resources})
    if (when_used_up_text(what) == text) return what;
  return std::nullopt;
}

Outcome check_amount(Money amount) {
  if (amount < Money() || amount > k_amount_max) return refuse(errors::bad_amount, "amount", k_amount_max.text());
  return Done{};
}

bool used_up(Money amount, Money used) { return used >= amount; }

int level_of(Money amount, Money used) {
  int level = 0;
  for (const int each : k_levels)
    if (each == 100 ? used_up(amount, used) : percent_of(amount, used) >= each) level = each;
  return level;
}

std::int64_t percent_of(Money amount, Money used) {
  if (!used.positive()) return amount.positive() || used < Money() ? 0 : 100;
  if (!amount.positive()) return 100;
  const auto whole = used.in_fen() / amount.in_fen();
  const auto rest = used.in_fen() % amount.in_fen();
  return whole * 100 + rest * 100 / amount.in_fen();
}

Span counted_days(BudgetKind kind, Day since, Day today) {
  if (kind == BudgetKind::one_off) return {since, Day{INT32_MAX}};
  const auto cycle = BillCycle::of(today);
  return {cycle.first_day(), Day{cycle.plus(1).first_day().number - 1}};
}

Day first_day(BudgetKind kind, const Budget* before, Day today) {
  if (kind == BudgetKind::monthly) return BillCycle::of(today).first_day();
  return before != nullptr && before->kind == kind ? before->since : today;
}

Step counted(const Budget& before, Money used, Day today) {
  Step step{before};
  Budget& budget = step.after;
  const Day first = counted_days(budget.kind, budget.since, today).first;
  if (budget.since < first) {
    budget.since = first;
    budget.told = 0;
    budget.acted = false;
  }
  budget.used = used;
  const int level = level_of(budget.amount, used);
  if (level > budget.told) step.tell = budget.told = level;
  const bool over = used_up(budget.amount, used);
  step.freeze = over && !budget.acted && budget.when_used_up != WhenUsedUp::nothing;
  if (step.freeze) budget.acted = true;
  step.thaw = !over && budget.thaws;
  return step;
}

}  // namespace pc::budgets
