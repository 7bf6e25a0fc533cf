#include "demo.hpp"

#include "control.hpp"
#include "freezing.hpp"

namespace pc::freezing {
namespace {

constexpr std::size_t k_account = 13, k_resources = 17, k_enough = 20;
constexpr std::int64_t k_day = 86'400;

void switch_on(const demo::Stage& stage, const demo::Player& player) {
  stage.act(player.who.tenant, player.who, stage.before_the_bill(),
            [](work::Work& work) { return switch_control(work, {true}); });
}

void freeze(const demo::Stage& stage, const demo::Player& player, std::size_t place, customers::Frozen what,
            int days_ago, std::string_view why) {
  const auto& frozen = player.customers.at(place);
  const Instant when = stage.today.plus_seconds(-k_day * days_ago);
  stage.act(frozen.tenant, player.who, when, [&](work::Work& work) {
    const auto customer = customers::find(work.tx, frozen.tenant, customers::CustomerId(frozen.id));
    return change(work.tx, work.announcer, *customer, {what, false, std::string(why), work.who.name}, when);
  });
}

void play(const demo::Stage& stage) {
  for (const auto& player : stage.players) {
    if (player.customers.size() < k_enough) continue;
    switch_on(stage, player);
    freeze(stage, player, k_account, customers::Frozen::account, 3, "客户逾期未确认对账单");
    freeze(stage, player, k_resources, customers::Frozen::resources, 16, "客户失联，资源存在被盗用风险");
    stage.let_in(player, player.customers.at(k_account), "customer_frozen");
  }
  const auto& distributor = stage.player("zhonglian").who;
  const auto& reseller = stage.player("lingnan");
  stage.act(distributor.tenant, distributor, stage.before_the_bill(), [&](work::Work& work) {
    return grant_control(work, {partners::PartnerId(reseller.who.partner), true});
  });
  switch_on(stage, reseller);
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { play(stage); });
}

}  // namespace pc::freezing
