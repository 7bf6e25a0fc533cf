#include "demo.hpp"

#include "quotas.hpp"
#include "set_budgets.hpp"

namespace pc::budgets {
namespace {

constexpr std::size_t k_enough = 20, k_monthly = 14, k_nearly_used = 0, k_used_up = 4;

void budget(const demo::Stage& stage, const demo::Player& player, std::size_t place, BudgetKind kind,
            Money amount, WhenUsedUp when_used_up) {
  stage.act(player.who.tenant, player.who, stage.before_the_bill(), [&](work::Work& work) {
    SetBudgets input;
    input.customer_ids.items = {customers::CustomerId(player.customers.at(place).id)};
    input.kind = kind;
    input.amount = amount;
    input.when_used_up = when_used_up;
    input.thaws = true;
    return set_budgets(work, input);
  });
}

void play(const demo::Stage& stage) {
  for (const auto& player : stage.players) {
    if (player.customers.size() < k_enough) continue;
    budget(stage, player, k_monthly, BudgetKind::monthly, 5'000_yuan, WhenUsedUp::freeze_account);
    budget(stage, player, k_nearly_used, BudgetKind::one_off, 240_yuan, WhenUsedUp::nothing);
    budget(stage, player, k_used_up, BudgetKind::one_off, Money::fen(170), WhenUsedUp::freeze_account);
  }
  const auto& distributor = stage.player("zhonglian").who;
  const auto& reseller = stage.player("lingnan");
  stage.act(distributor.tenant, distributor, stage.before_the_bill(), [&](work::Work& work) {
    return set_quota(work, {partners::PartnerId(reseller.who.partner), 20'000_yuan});
  });
  budget(stage, reseller, 1, BudgetKind::monthly, 6'000_yuan, WhenUsedUp::nothing);
  budget(stage, reseller, 2, BudgetKind::monthly, 4'500_yuan, WhenUsedUp::freeze_account);
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { play(stage); });
}

}  // namespace pc::budgets
