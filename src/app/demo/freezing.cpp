#include "freezing.hpp"

#include <stdexcept>

#include "market/budgets/quotas.hpp"
#include "market/budgets/set_budgets.hpp"
#include "market/freezing/control.hpp"
#include "market/freezing/freezing.hpp"
#include "market/partners/set_state.hpp"

namespace pc::app::demo {
namespace {

constexpr std::size_t k_account = 13, k_resources = 17, k_enough = 20, k_monthly = 14, k_nearly_used = 0,
                      k_used_up = 4;
constexpr std::int64_t k_hour = 3600, k_day = 24 * k_hour;

/// Before the days of the real bill, so that it counts.
Instant before_the_bill(Instant today) {
  return Day::of(today).begin().plus_seconds(10 * k_hour - 45 * k_day);
}

template <class Act>
void act(const RelationStage& stage, Instant now, Act body) {
  std::string refused;
  const auto finished = stage.application.database->write(stage.partner.tenant, [&](db::Transaction& tx) {
    auto work = work::work_in(tx, stage.partner, now);
    const auto done = body(work);
    refused = done ? std::string() : done.refusal().message(Language::en);
    return done.ok();
  });
  if (finished.fate != db::Fate::committed)
    throw std::runtime_error("demo freezing: " + refused + finished.error);
}

void freeze(const RelationStage& stage, std::size_t place, customers::Frozen what, int days_ago,
            std::string_view why) {
  const auto& customer = stage.customers.at(place);
  const Instant when = stage.today.plus_seconds(-k_day * days_ago);
  act(stage, when, [&](work::Work& work) {
    return freezing::change(work.tx, work.announcer, customer, {what, false, std::string(why), work.who.name},
                            when);
  });
}

void budget(const RelationStage& stage, std::size_t place, budgets::BudgetKind kind, Money amount,
            budgets::WhenUsedUp when_used_up) {
  act(stage, before_the_bill(stage.today), [&](work::Work& work) {
    budgets::SetBudgets input;
    input.customer_ids.items = {stage.customers.at(place).id};
    input.kind = kind;
    input.amount = amount;
    input.when_used_up = when_used_up;
    input.thaws = true;
    return budgets::set_budgets(work, input);
  });
}

}  // namespace

void play_freezing(const RelationStage& stage) {
  if (stage.customers.size() < k_enough) return;
  act(stage, before_the_bill(stage.today),
      [](work::Work& work) { return freezing::switch_control(work, {true}); });
  freeze(stage, k_account, customers::Frozen::account, 3, "客户逾期未确认对账单");
  freeze(stage, k_resources, customers::Frozen::resources, 16, "客户失联，资源存在被盗用风险");
  using budgets::BudgetKind, budgets::WhenUsedUp;
  budget(stage, k_monthly, BudgetKind::monthly, 5'000_yuan, WhenUsedUp::freeze_account);
  budget(stage, k_nearly_used, BudgetKind::one_off, 240_yuan, WhenUsedUp::nothing);
  budget(stage, k_used_up, BudgetKind::one_off, Money::fen(170), WhenUsedUp::freeze_account);
  stage.let_in(stage.customers.at(k_account), "customer_frozen");
}

void give_quota(Application& application, const access::Principal& distributor, const access::Principal& to,
                std::vector<customers::Customer>& its_customers, Instant now) {
  const RelationStage giver{application, distributor, its_customers, now, {}},
      taker{application, to, its_customers, now, {}};
  const partners::PartnerId reseller(to.partner);
  const Instant then = before_the_bill(now);
  act(giver, then, [&](work::Work& work) { return freezing::grant_control(work, {reseller, true}); });
  act(giver, then, [&](work::Work& work) { return budgets::set_quota(work, {reseller, 20'000_yuan}); });
  act(taker, then, [](work::Work& work) { return freezing::switch_control(work, {true}); });
  budget(taker, 1, budgets::BudgetKind::monthly, 6'000_yuan, budgets::WhenUsedUp::nothing);
  budget(taker, 2, budgets::BudgetKind::monthly, 4'500_yuan, budgets::WhenUsedUp::freeze_account);
}

void restrict_partner(Application& application, const partners::Partner& partner, Instant when) {
  const auto vendor = access::system_principal("周航");
  const auto finished = application.database->write(partner.tenant, [&](db::Transaction& tx) {
    auto work = work::work_in(tx, vendor, when);
    return partners::set_state(work,
                               {partner.id, partners::PartnerStatus::restricted, {"信用保证金未按期补足"}})
        .ok();
  });
  if (finished.fate != db::Fate::committed) throw std::runtime_error("demo states: " + finished.error);
}

}  // namespace pc::app::demo
