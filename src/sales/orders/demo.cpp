#include "demo.hpp"

#include "adjusting.hpp"
#include "asking.hpp"
#include "closing.hpp"
#include "fulfilling.hpp"
#include "money/funds/allocate.hpp"
#include "paying.hpp"
#include "renewing.hpp"
#include "store.hpp"
#include "unsubscribing.hpp"

namespace pc::orders {
namespace {

constexpr std::int64_t k_hour = 3'600, k_day = 24 * k_hour;

struct Basket {
  const char *service, *type, *spec, *region;
  std::int64_t size, number;
  const char* unit;
  std::int64_t periods;
};
constexpr const char *k_server = "hws.service.type.ec2", *k_disk = "hws.service.type.ebs",
                     *k_database = "hws.service.type.rds", *k_waf = "hws.service.type.waf",
                     *k_ddos = "hws.service.type.aad", *k_vm = "hws.resource.type.vm";
// Thousands to hundreds of thousands of yuan.
constexpr Basket k_baskets[] = {
    {k_server, k_vm, "c6.2xlarge.2.linux", "cn-north-4", 1, 4, "year", 1},
    {k_server, k_vm, "s6.large.2.linux", "cn-south-1", 1, 6, "month", 6},
    {k_database, "hws.resource.type.rds.vm", "rds.mysql.x1.2xlarge.8.ha", "cn-north-4", 1, 1, "year", 1},
    {k_server, k_vm, "m6.4xlarge.8.linux", "cn-east-3", 1, 2, "year", 1},
    {k_disk, "hws.resource.type.volume", "SSD", "cn-north-4", 500, 2, "month", 9},
    {k_waf, "hws.resource.type.waf", "waf.professional", "cn-north-4", 1, 1, "month", 3},
    {k_server, k_vm, "pi2.4xlarge.4.linux", "cn-north-4", 1, 1, "year", 1},
    {k_database, "hws.resource.type.rds.vm", "rds.mysql.c6.large.2.ha", "cn-south-1", 1, 2, "month", 11},
    {k_server, k_vm, "c6.xlarge.2.linux", "cn-north-4", 1, 3, "month", 2}};
constexpr Basket k_large = {k_ddos, "hws.resource.type.aad", "aad.basic.30g", "cn-north-4", 1, 1, "month", 1};

/// What one customer does, and what others do for it.
class Shopping {
 public:
  Shopping(const demo::Stage& stage, const demo::Player& player, const demo::Customer& customer)
      : stage_(stage), player_(player), customer_(customer), who_(customer.person()) {}

  /// Nothing when it could not be ordered.
  std::optional<OrderId> order(const Basket& basket, Instant when, bool best_discount = true) {
    std::optional<OrderId> made;
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      const auto product = catalogue::find(work.tx, basket.service, basket.type, basket.spec, basket.region);
      if (!product) return errors::unknown;
      const Item item{product->product, basket.size, basket.number, basket.unit, basket.periods};
      PC_TRY(wishes, wishes_of(work.tx, customer, {&item, 1}, work.now));
      const auto choices = choices_for(wishes);
      const auto discount =
          best_discount && !choices.empty() ? choices.front().discount.id : discounts::DiscountId();
      PC_TRY(id, place(work, customer, wishes, {Type::purchase, Source::customer, discount, {}}));
      made = id;
      return Done{};
    });
    return made;
  }

  /// The partner gives what the order costs first.
  void pay(OrderId id, Instant when) {
    fund(id, when);
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      return orders::pay(work, customer, {&id, 1});
    });
  }
  void ask(OrderId id, Instant when) {
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      return ask_partner(work, customer, id);
    });
  }
  void partner_pays(OrderId id, Instant when) {
    stage_.attempt(player_.who.tenant, player_.who, when,
                   [&](work::Work& work) { return pay_for(work, id); });
  }
  void partner_refuses(OrderId id, Instant when, const std::string& reason) {
    stage_.attempt(player_.who.tenant, player_.who, when,
                   [&](work::Work& work) { return refuse_to_pay(work, id, reason); });
  }
  void partner_adjusts(OrderId id, Instant when, Money off) {
    stage_.attempt(player_.who.tenant, player_.who, when,
                   [&](work::Work& work) { return adjust(work, id, off); });
  }
  void cancel(OrderId id, Instant when) {
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      return orders::cancel(work, customer, id);
    });
  }
  /// All its lines, or, with a reason, none.
  void deliver(OrderId id, Instant when, const std::string& reason = {}) {
    for (const auto& line : lines(id))
      stage_.attempt(customer_.tenant, demo::vendor(), when, [&](work::Work& work) {
        const auto text = line.line_id.text();
        if (!reason.empty()) return fail(work, customer_.tenant, line.line_id, reason);
        return orders::deliver(work, customer_.tenant, line.line_id,
                               {"cloud-" + text, line.spec + "-" + text.substr(text.size() - 4)});
      });
  }
  void renew(OrderId id, Instant when, const char* unit, std::int64_t periods) {
    std::optional<OrderId> renewal;
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      PC_TRY(made, orders::renew(work, customer, {resources_of(id), unit, periods, {}}));
      renewal = made;
      return Done{};
    });
    if (renewal) pay(*renewal, when.plus_seconds(600));
  }
  void give_back(OrderId id, Instant when) {
    const auto resources = resources_of(id);
    if (resources.empty()) return;  // nothing was delivered
    stage_.attempt(customer_.tenant, who_, when, [&](work::Work& work) -> Outcome {
      PC_TRY(customer, ordering(work));
      PC_CHECK(unsubscribe(work, customer, std::span(resources).first(1), false, "业务调整，不再使用"));
      return Done{};
    });
  }

 private:
  std::vector<store::LineRow> lines(OrderId id) const {
    std::vector<store::LineRow> all;
    stage_.database().read([&](db::Reader& reader) {
      all = reader.rows(store::select_lines, {customer_.tenant, id});
    });
    return all;
  }
  std::vector<std::string> resources_of(OrderId id) const {
    std::vector<std::string> all;
    for (const auto& line : lines(id))
      if (line.status == LineStatus::done) all.push_back(line.resource_id);
    return all;
  }
  void fund(OrderId id, Instant when) {
    Money needed;
    for (const auto& line : lines(id)) needed += line.payable;
    stage_.attempt(player_.who.tenant, player_.who, when, [&](work::Work& work) {
      funds::Allocate input;
      input.customer_id = customers::CustomerId(customer_.id);
      input.amount = needed;
      input.memo.value = "订单备款";
      return funds::allocate(work, input);
    });
  }

  const demo::Stage& stage_;
  const demo::Player& player_;
  const demo::Customer& customer_;
  access::Principal who_;
};

/// Orders of a month: some paid by the customer, some by the partner.
class Year {
 public:
  explicit Year(const demo::Stage& stage) : stage_(stage) {}

  void play(int month, Instant start) {
    for (std::size_t p = 0; p < stage_.players.size(); ++p) {
      const auto& player = stage_.players[p];
      if (player.customers.empty()) continue;
      const auto number = static_cast<std::size_t>(month) + 3 * p;
      const auto& customer = player.customers[number % player.customers.size()];
      const auto when = start.plus_seconds((12 + static_cast<std::int64_t>(p) % 5) * k_day + 10 * k_hour);
      if (when.plus_seconds(2 * k_day) >= stage_.today || when < customer.associated_at) continue;
      one_of(player, customer, number, when);
    }
  }

  void finish() {
    for (const auto& player : stage_.players)
      if (!player.customers.empty() && player.kind != demo::Player::Kind::reseller) last_days(player);
  }

 private:
  void one_of(const demo::Player& player, const demo::Customer& customer, std::size_t number, Instant when) {
    Shopping shop(stage_, player, customer);
    const auto id = shop.order(k_baskets[number % std::size(k_baskets)], when);
    if (!id) return;
    if (number % 4 == 1) {
      shop.ask(*id, when.plus_seconds(k_hour));
      shop.partner_pays(*id, when.plus_seconds(5 * k_hour));
    } else {
      shop.pay(*id, when.plus_seconds(k_hour));
      shop.ask(*id, when.plus_seconds(2 * k_hour));  // a referral customer's, which has no balance
      shop.partner_pays(*id, when.plus_seconds(6 * k_hour));
    }
    if (number % 7 == 3) return shop.deliver(*id, when.plus_seconds(7 * k_hour), "可用区资源售罄");
    shop.deliver(*id, when.plus_seconds(7 * k_hour));
    if (number % 3 == 0) shop.renew(*id, when.plus_seconds(20 * k_day), "month", 3);
    if (number % 5 == 2) shop.give_back(*id, when.plus_seconds(9 * k_day));
  }

  /// What waits today: for the partner, for the customer, for the cloud; and what ended without payment.
  void last_days(const demo::Player& player) {
    const auto ago = [&](std::int64_t hours) { return stage_.today.plus_seconds(-hours * k_hour); };
    // What waits for a partner keeps a relation from ending; the first ones are those whose relations are asked about.
    std::size_t next = 6;
    const auto customer = [&]() -> const demo::Customer& {
      return player.customers[next++ % player.customers.size()];
    };
    Shopping(stage_, player, player.customers.front()).order(k_baskets[8], ago(12));
    for (const int i : {0, 3, 4}) {
      Shopping shop(stage_, player, customer());
      if (const auto id = shop.order(k_baskets[i], ago(30 + i))) shop.ask(*id, ago(20 + i));
    }
    Shopping refused(stage_, player, customer());
    if (const auto id = refused.order(k_baskets[1], ago(70))) {
      refused.ask(*id, ago(60));
      refused.partner_refuses(*id, ago(50), "预算未批，请先自行支付");
    }
    Shopping cancelled(stage_, player, customer());
    if (const auto id = cancelled.order(k_baskets[8], ago(90))) cancelled.cancel(*id, ago(80));
    Shopping large(stage_, player, customer());
    if (const auto id = large.order(k_large, ago(5))) {
      large.pay(*id, ago(4));
      large.ask(*id, ago(4));
      large.partner_pays(*id, ago(3));
    }
    Shopping adjusted(stage_, player, customer());
    if (const auto id = adjusted.order(k_baskets[2], ago(26), false))
      adjusted.partner_adjusts(*id, ago(25), 500_yuan);
  }

  const demo::Stage& stage_;
};

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.monthly(12, [&stage](int month, Instant start) { Year(stage).play(month, start); });
  stage.at_last([&stage] { Year(stage).finish(); });
}

}  // namespace pc::orders
