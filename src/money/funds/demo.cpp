#include "demo.hpp"

#include <random>

#include "allocate.hpp"
#include "credit.hpp"
#include "funds.hpp"
#include "people/approvals/approvals.hpp"
#include "people/persons/persons.hpp"
#include "resellers.hpp"
#include "review.hpp"
#include "top_up.hpp"

namespace pc::funds {
namespace {

using demo::Player;

/// The vendor books top-ups, partners fund resellers and customers.
class Funding {
 public:
  explicit Funding(const demo::Stage& stage) : stage_(stage) {}

  void play(int month, Instant start) {
    const auto at = [&](int day, int hour) {
      return std::min(start.plus_seconds(day * 86'400LL + hour * 3'600LL), stage_.today);
    };
    for (const auto& player : stage_.players) {
      if (month == 0 && player.credit_yuan > 0) give_credit(player, at(0, 9));
      if (player.topup_yuan > 0) top_it_up(player, month, at(1, 10));
      if (player.kind == Player::Kind::reseller) fund_reseller(player, at(2, 11));
    }
    for (const auto& player : stage_.players) fund_customers(player, month, at(3 + month % 9, 14));
  }

 private:
  void give_credit(const Player& player, Instant when) const {
    stage_.act(player.who.tenant, demo::vendors_finance(), when, [&](work::Work& work) {
      return set_credit(work, {partners::PartnerId(player.who.partner), Money::fen(player.credit_yuan * 100),
                               std::nullopt});
    });
  }

  void top_it_up(const Player& player, int month, Instant when) const {
    stage_.act(player.who.tenant, demo::vendors_finance(), when, [&](work::Work& work) {
      TopUp input;
      input.partner_id = partners::PartnerId(player.who.partner);
      input.amount = Money::fen(player.topup_yuan * 100 / (month == 0 ? 2 : 2 * demo::k_months));
      input.reference.value = "BANK" + std::to_string(2025000 + month) + "-" + player.account;
      input.remark.value = "月度充值";
      return top_up(work, input);
    });
  }

  void fund_reseller(const Player& reseller, Instant when) const {
    const auto& distributor = stage_.player("zhonglian").who;
    stage_.act(distributor.tenant, distributor, when, [&](work::Work& work) {
      return allocate_to_reseller(
          work, {partners::PartnerId(reseller.who.partner), 20'000_yuan, "月度额度", "console"});
    });
  }

  bool pays_its_partner(const demo::Customer& one) const {
    std::optional<customers::Customer> customer;
    stage_.database().read([&](db::Reader& reader) {
      customer = customers::find(reader, one.tenant, customers::CustomerId(one.id));
    });
    return customer && customer->association == customers::Association::resale;
  }

  void fund_customers(const Player& player, int month, Instant when) {
    int n = 0;
    for (const auto& customer : player.customers) {
      ++n;
      if ((n + month) % 3 != 0 || !pays_its_partner(customer)) continue;
      const bool credit = player.credit_yuan > 0 && n % 5 == 0;
      const Money amount = Money::fen(100 * (200 + static_cast<std::int64_t>(random_() % 1'800)));
      stage_.act(customer.tenant, player.who, when.plus_seconds(60LL * n - 3'600), [&](work::Work& work) {
        return carry_out(work, AllocationInstruction{customer.tenant, partners::PartnerId(player.who.partner),
                                                     customers::CustomerId(customer.id),
                                                     credit ? Source::credit : Source::topup, amount,
                                                     "月度拨款", "console"});
      });
    }
  }

  const demo::Stage& stage_;
  std::mt19937 random_{20'261'124};
};

/// The distributor lets large transfers wait; its finance member asks for one.
void ask_for_a_large_one(const demo::Stage& stage) {
  const auto& distributor = stage.player("zhonglian");
  const auto& administrator = distributor.who;
  std::vector<access::PersonId> people;
  stage.database().read([&](db::Reader& reader) {
    people =
        persons::people_who_may(reader, administrator.tenant, administrator.partner, permissions::allocate);
  });
  access::Principal finance = administrator;
  for (const auto person : people)
    if (person != administrator.person) finance.person = person;
  finance.name = "何静";
  stage.act(administrator.tenant, administrator, stage.today,
            [](work::Work& work) { return approvals::set_threshold(work, 50'000_yuan); });
  stage.act(administrator.tenant, finance, stage.today, [&](work::Work& work) {
    return review(
        work, AllocationInstruction{administrator.tenant, partners::PartnerId(administrator.partner),
                                    customers::CustomerId(distributor.customers.front().id), Source::topup,
                                    60'000_yuan, "季度备货", "console"});
  });
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.monthly(0,
                [funding = Funding(stage)](int month, Instant start) mutable { funding.play(month, start); });
  stage.at_last([&stage] { ask_for_a_large_one(stage); });
}

}  // namespace pc::funds
