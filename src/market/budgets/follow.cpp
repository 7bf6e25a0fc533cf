#include "follow.hpp"

#include "market/freezing/freezing.hpp"

namespace pc::budgets {
std::span<const wire::Name<BudgetKind>> names(BudgetKind) {
  static constexpr wire::Name<BudgetKind> all[] = {{BudgetKind::monthly, "monthly"}, {BudgetKind::one_off, "one_off"}};
  return all;
}

std::span<const wire::Name<WhenUsedUp>> names(WhenUsedUp) {
  using W = WhenUsedUp;
  static constexpr wire::Name<W> all[] = {{W::nothing, "nothing"},
                                          {W::freeze_account, "freeze_account"},
                                          {W::freeze_resources, "freeze_resources"}};
  return all;
}

wire::Fields BudgetNews::fields() {
  using N = BudgetNews;
  static constexpr wire::Field all[] = {wire::field<&N::customer_id>("customer_id", "The customer."),
                                        wire::field<&N::partner_id>("partner_id", "Its partner."),
                                        wire::field<&N::customer_name>("customer_name", "The customer's name."),
                                        wire::field<&N::level>("level", "Percent reached: 75, 90 or 100."),
                                        wire::field<&N::amount>("amount", "The budget in yuan."),
                                        wire::field<&N::used>("used", "Used of it, at list price.")};
  return all;
}

std::vector<Money> used_by_all(db::Reader& reader, std::span<const Used> which) {
  return use<Usage>(reader).of(reader, which);
}

Money used_by(db::Reader& reader, TenantId tenant, customers::CustomerId customer, const Budget& budget, Day today) {
  const Used one{tenant, customer, counted_days(budget.kind, budget.since, today)};
  return used_by_all(reader, {&one, 1}).front();
}

Outcome follow(db::Transaction& tx, const pc::events::Announcer& announcer,
               const customers::Customer& customer, const Step& step, Instant now) {
  const Budget& budget = step.after;
  if (step.tell != 0) {
    const BudgetNews news{customer.id, customer.partner, customer.name, step.tell, budget.amount, budget.used};
    PC_CHECK(announcer.announce(tx, customer.tenant,
                                {events::level_reached, customer.id.value, wire::encode(news)}, now));
  }
  if (step.freeze) {
    const auto what = budget.when_used_up == WhenUsedUp::freeze_account ? customers::Frozen::account
                                                                        : customers::Frozen::resources;
    PC_CHECK(freezing::freeze_automatically(
        tx, announcer, customer,
        {what, true, std::string(freezing::reasons::budget_used_up), std::string(freezing::k_system)}, now));
  }
  if (step.thaw)
    PC_CHECK(freezing::lift(tx, announcer, customer, std::string(freezing::reasons::budget_restored), now));
  return Done{};
}

}  // namespace pc::budgets
