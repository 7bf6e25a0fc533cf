// Orders: who may order and pay, whose money it is, where it goes back, what the cloud reports.
#include "money/catalogue/products.hpp"
#include "relations.hpp"
#include "sales/orders/adjusting.hpp"
#include "sales/orders/asking.hpp"
#include "sales/orders/closing.hpp"
#include "sales/orders/fulfilling.hpp"
#include "sales/orders/line_list.hpp"
#include "sales/orders/order_detail.hpp"
#include "sales/orders/paying.hpp"
#include "sales/orders/renewing.hpp"
#include "sales/orders/unsubscribing.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using orders::OrderId;

const access::Principal k_operator = access::system_principal("operator");
constexpr std::int64_t k_day = 86'400;

class Orders : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    acme = customer(ours);
    remote = customer(ours, Association::referral);
    server = product("s6.large", "100", "1000");
    act(TenantId(), k_operator, [&](work::Work& work) {
      return discounts::put_ceiling(work, {"ecs", {}, *Decimal::parse("0.9")});
    });
    EXPECT_EQ(top_up(ours, 1'000'000), "");
  }

  catalogue::ProductId product(const std::string& spec, const char* month, const char* year,
                               bool refundable = true) {
    catalogue::ProductId made;
    for (const auto& [unit, price] : {std::pair{"month", month}, {"year", year}})
      act(TenantId(), k_operator, [&](work::Work& work) -> Outcome {
        catalogue::Offer offer;
        offer.service_type_code = "ecs";
        offer.service_zh = "弹性云服务器";
        offer.service_en = "Elastic Cloud Server";
        offer.resource_type_code = "vm";
        offer.resource_zh = "云主机";
        offer.spec = spec;
        offer.spec_zh = spec;
        offer.region = "cn-north-4";
        offer.refundable = refundable;
        offer.unit = unit;
        offer.price = *Decimal::parse(price);
        PC_TRY(kept, keep(work.tx, offer, "operator", work.now));
        made = kept.product;
        return Done{};
      });
    return made;
  }

  Said orders_it(const customers::Customer& customer, OrderId& made, std::int64_t number = 1,
                 discounts::DiscountId discount = {}, const char* unit = "month", std::int64_t periods = 1) {
    return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
      PC_TRY(buyer, orders::ordering(work));
      const orders::Item item{server, 1, number, unit, periods};
      PC_TRY(wishes, orders::wishes_of(work.tx, buyer, {&item, 1}, work.now));
      PC_TRY(id, orders::place(work, buyer, wishes,
                               {orders::Type::purchase, orders::Source::customer, discount, {}}));
      made = id;
      return Done{};
    });
  }
  OrderId order(const customers::Customer& customer, std::int64_t number = 1) {
    OrderId made;
    EXPECT_EQ(orders_it(customer, made, number), "");
    return made;
  }
  template <class Act>
  Said as_customer(const customers::Customer& customer, Act body) {
    return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
      PC_TRY(buyer, orders::ordering(work));
      return body(work, buyer);
    });
  }
  Said pays(const customers::Customer& customer, std::vector<OrderId> ids) {
    return as_customer(customer,
                       [&](work::Work& work, const auto& buyer) { return orders::pay(work, buyer, ids); });
  }
  Said asks(const customers::Customer& customer, OrderId id) {
    return as_customer(
        customer, [&](work::Work& work, const auto& buyer) { return orders::ask_partner(work, buyer, id); });
  }
  Said partner_pays(OrderId id, const partners::Partner& payer) {
    return act(payer.tenant, administrator(payer),
               [&](work::Work& work) { return orders::pay_for(work, id); });
  }
  Said partner_pays(OrderId id) { return partner_pays(id, ours); }
  Said delivers(OrderId id, const std::string& resource, std::size_t line = 0) {
    const auto lines = detail(id).lines;
    return act(ours.tenant, k_operator, [&](work::Work& work) {
      return orders::deliver(work, ours.tenant, lines.at(line).id, {resource, "web"});
    });
  }
  Said fails(OrderId id, std::size_t line = 0) {
    const auto lines = detail(id).lines;
    return act(ours.tenant, k_operator, [&](work::Work& work) {
      return orders::fail(work, ours.tenant, lines.at(line).id, "sold out");
    });
  }
  Said unsubscribes(const customers::Customer& customer, const std::string& resource,
                    bool renewals_only = false) {
    return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
      const auto buyer = customers::find(work.tx, customer.tenant, customer.id);
      PC_CHECK(orders::unsubscribe(work, *buyer, {&resource, 1}, renewals_only, "no need"));
      return Done{};
    });
  }
  Said renews(const customers::Customer& customer, const std::string& resource, OrderId& made) {
    return as_customer(customer, [&](work::Work& work, const auto& buyer) -> Outcome {
      PC_TRY(id, orders::renew(work, buyer, {{resource}, "month", 1, {}}));
      made = id;
      return Done{};
    });
  }
  orders::OrderDetail detail(OrderId id) {
    orders::OrderDetail seen;
    look(k_operator, [&](const work::View& view) {
      auto found = orders::show_order(view, {id});
      ASSERT_TRUE(found.ok());
      seen = std::move(*found);
    });
    return seen;
  }
  orders::Status status(OrderId id) { return detail(id).order.status; }
  void pass(std::int64_t seconds) {
    now = now.plus_seconds(seconds);
    clock_.stop_at(now);
  }
  /// Bought, paid from the balance, delivered as "r-1".
  OrderId bought(const customers::Customer& customer, const std::string& resource = "r-1") {
    const auto id = order(customer);
    EXPECT_EQ(pays(customer, {id}), "");
    EXPECT_EQ(delivers(id, resource), "");
    return id;
  }

  partners::Partner ours;
  customers::Customer acme, remote;
  catalogue::ProductId server;
};
PC_ON_BOTH_ENGINES(Orders)

using orders::Status;

TEST_P(Orders, are_paid_from_the_balance_and_delivered) {
  EXPECT_EQ(allocate(ours, acme, 25'000), "");
  const auto id = order(acme, 2);
  EXPECT_EQ(status(id), Status::pending);
  EXPECT_EQ(pays(acme, {id}), "");
  EXPECT_EQ(status(id), Status::processing);
  EXPECT_EQ(has(acme), (Held{5'000, 0, 0}));
  EXPECT_EQ(pays(acme, {id}), "orders.not_pending") << "the second click";
  EXPECT_EQ(delivers(id, "r-1", 0), "");
  EXPECT_EQ(status(id), Status::processing);
  EXPECT_EQ(delivers(id, "r-1", 1), "orders.resource_taken");
  EXPECT_EQ(delivers(id, "r-2", 1), "");
  EXPECT_EQ(status(id), Status::completed);
  const auto seen = detail(id);
  EXPECT_EQ(seen.order.payable, 200_yuan);
  ASSERT_EQ(seen.payments.size(), 1u);
  EXPECT_EQ(seen.payments.front().pot, "topup");
  EXPECT_EQ(seen.lines.front().expires_at->text(), "2026-12-24T04:00:00Z");
}

TEST_P(Orders, several_orders_are_paid_together_or_not_at_all) {
  EXPECT_EQ(allocate(ours, acme, 15'000), "");
  const auto first = order(acme), second = order(acme);
  EXPECT_EQ(pays(acme, {first, second}), "orders.insufficient 50.00");
  EXPECT_EQ(pays(acme, {first, first}), "orders.twice");
  EXPECT_EQ(status(first), Status::pending);
  EXPECT_EQ(has(acme), (Held{15'000, 0, 0}));
  EXPECT_EQ(allocate(ours, acme, 5'000), "");
  EXPECT_EQ(pays(acme, {first, second}), "");
  EXPECT_EQ(has(acme), (Held{0, 0, 0}));
  EXPECT_EQ(pays(remote, {order(remote)}), "orders.own_account");
}

TEST_P(Orders, what_is_not_paid_in_time_lapses_and_others_orders_are_unknown) {
  const auto id = order(acme), other = order(remote);
  EXPECT_EQ(pays(acme, {other}), "orders.unknown");
  EXPECT_EQ(
      as_customer(acme, [&](auto& work, const auto& buyer) { return orders::cancel(work, buyer, other); }),
      "orders.unknown");
  EXPECT_EQ(
      as_customer(remote, [&](auto& work, const auto& buyer) { return orders::cancel(work, buyer, other); }),
      "");
  EXPECT_EQ(status(other), Status::cancelled);
  pass(7 * k_day);
  EXPECT_EQ(pays(acme, {id}), "orders.lapsed");
  EXPECT_EQ(orders::lapse(database(), now), 1);
  EXPECT_EQ(orders::lapse(database(), now), 0);
  EXPECT_EQ(status(id), Status::cancelled);
}

TEST_P(Orders, a_partner_pays_or_refuses_what_it_was_asked_for) {
  const auto id = order(remote);
  EXPECT_EQ(partner_pays(id), "orders.not_asked");
  EXPECT_EQ(asks(remote, id), "");
  EXPECT_EQ(asks(remote, id), "") << "again";
  EXPECT_EQ(partner_pays(id, partner()), "orders.unknown") << "somebody else's";
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) { return orders::refuse_to_pay(work, id, "no budget"); }),
            "");
  EXPECT_EQ(partner_pays(id), "orders.not_asked");
  EXPECT_EQ(asks(remote, id), "");
  EXPECT_EQ(partner_pays(id), "");
  EXPECT_EQ(partner_pays(id), "orders.not_pending");
  EXPECT_EQ(can_give(ours).topup, 990'000);
  EXPECT_EQ(detail(id).payments.front().pot, "partner_topup");
  EXPECT_EQ(fails(id), "");
  EXPECT_EQ(fails(id), "") << "the same report";
  EXPECT_EQ(can_give(ours).topup, 1'000'000) << "back to who paid";
  EXPECT_EQ(status(id), Status::cancelled);
}

TEST_P(Orders, a_partner_pays_top_up_before_credit_and_nothing_it_does_not_have) {
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  return funds::allocate(work, {acme.id, funds::Source::topup, 9'950_yuan, {}});
                }),
            "");
  const auto id = order(remote);
  EXPECT_EQ(asks(remote, id), "");
  EXPECT_EQ(partner_pays(id), "orders.insufficient 50.00");
  EXPECT_EQ(credit_line(ours, 20'000), "");
  EXPECT_EQ(partner_pays(id), "");
  EXPECT_EQ(can_give(ours), (Held{0, 15'000, 0}));
  EXPECT_EQ(fails(id), "");
  EXPECT_EQ(can_give(ours), (Held{5'000, 20'000, 0}));
}

TEST_P(Orders, reports_may_come_twice) {
  EXPECT_EQ(allocate(ours, acme, 20'000), "");
  const auto id = order(acme);
  EXPECT_EQ(delivers(id, "r-1"), "orders.closed_line") << "not paid";
  EXPECT_EQ(pays(acme, {id}), "");
  EXPECT_EQ(delivers(id, "r-1"), "");
  EXPECT_EQ(delivers(id, "r-1"), "");
  EXPECT_EQ(delivers(id, "r-2"), "orders.closed_line");
  EXPECT_EQ(fails(id), "orders.closed_line");
  EXPECT_EQ(has(acme), (Held{10'000, 0, 0}));
}

TEST_P(Orders, what_is_renewed_lives_on_from_its_old_expiry) {
  EXPECT_EQ(allocate(ours, acme, 50'000), "");
  bought(acme);
  OrderId renewal, again;
  EXPECT_EQ(renews(acme, "nothing", renewal), "resources.unknown");
  EXPECT_EQ(renews(acme, "r-1", renewal), "");
  EXPECT_EQ(renews(acme, "r-1", again), "orders.in_unpaid_order");
  EXPECT_EQ(pays(acme, {renewal}), "");
  EXPECT_EQ(status(renewal), Status::completed);
  EXPECT_EQ(detail(renewal).lines.front().expires_at->text(), "2027-01-24T04:00:00Z");
  pass(10 * k_day);
  EXPECT_EQ(unsubscribes(acme, "r-1", true), "") << "the renewal alone, all of it";
  EXPECT_EQ(has(acme), (Held{40'000, 0, 0}));
  EXPECT_EQ(unsubscribes(acme, "r-1", true), "orders.not_by_period");
}

TEST_P(Orders, refunds_are_whole_at_first_and_by_the_second_later) {
  EXPECT_EQ(allocate(ours, acme, 50'000), "");
  bought(acme, "r-1");
  EXPECT_EQ(unsubscribes(acme, "r-1"), "");
  EXPECT_EQ(has(acme), (Held{50'000, 0, 0}));
  EXPECT_EQ(unsubscribes(acme, "r-1"), "orders.gone");
  const auto id = bought(acme, "r-2");
  pass(15 * k_day);
  EXPECT_EQ(unsubscribes(acme, "r-2"), "");
  EXPECT_EQ(has(acme), (Held{45'000, 0, 0}));
  EXPECT_EQ(detail(id).order.refunded, 50_yuan);
  EXPECT_EQ(detail(id).lines.front().status, orders::LineStatus::returned);
  EXPECT_EQ(unsubscribes(remote, "r-2"), "resources.unknown") << "somebody else's";
}

TEST_P(Orders, refunds_follow_the_relation) {
  EXPECT_EQ(allocate(ours, acme, 20'000), "");
  bought(acme, "r-1");
  const auto before = can_give(ours).topup;
  disassociate(ours, acme);
  EXPECT_EQ(can_give(ours).topup, before + 10'000) << "what was left came back";
  EXPECT_EQ(unsubscribes(acme, "r-1"), "");
  EXPECT_EQ(can_give(ours).topup, before + 20'000) << "and so does the refund";
  EXPECT_EQ(has(acme), (Held{0, 0, 0}));
}

TEST_P(Orders, what_waits_for_the_partner_stands_in_the_way_of_parting_and_the_rest_ends_with_it) {
  const auto waiting = order(acme), idle = order(acme);
  EXPECT_EQ(asks(acme, waiting), "");
  EXPECT_EQ(ask_to_disassociate(ours, acme).substr(0, 25), "customers.parting_blocked");
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) { return orders::refuse_to_pay(work, waiting, "no"); }),
            "");
  disassociate(ours, acme);
  EXPECT_EQ(status(idle), Status::cancelled);
  EXPECT_EQ(status(waiting), Status::cancelled);
  OrderId made;
  EXPECT_EQ(orders_it(acme, made), "orders.no_partner");
}

TEST_P(Orders, a_partner_lowers_prices_of_referral_customers_as_far_as_it_may) {
  const auto id = order(remote, 3);
  const auto adjusts = [&](OrderId order, Money off) {
    return act(ours.tenant, administrator(ours),
               [&](work::Work& work) { return orders::adjust(work, order, off); });
  };
  EXPECT_EQ(adjusts(order(acme), 1_yuan), "orders.not_referral");
  EXPECT_EQ(adjusts(id, 3'001_fen), "orders.too_much_off 0.00 - 30.00");
  EXPECT_EQ(adjusts(id, 1'000_fen), "");
  const auto seen = detail(id);
  EXPECT_EQ(seen.order.payable, 29'000_fen);
  EXPECT_TRUE(seen.order.adjusted);
  EXPECT_EQ(seen.lines.front().payable + seen.lines.at(1).payable + seen.lines.at(2).payable, 29'000_fen);
  EXPECT_EQ(as_customer(remote,
                        [&](work::Work& work, const auto& buyer) {
                          return orders::choose_discount(work, buyer.tenant, id, discounts::DiscountId(7));
                        }),
            "orders.discount_fixed");
}

TEST_P(Orders, a_discount_is_chosen_by_the_customer) {
  discounts::DiscountId agreed;
  EXPECT_EQ(act(acme.tenant, k_operator,
                [&](work::Work& work) -> Outcome {
                  PC_TRY(id, discounts::agree(work, acme.id,
                                              {{"ecs", {}, {}}, *Decimal::parse("0.85"), Day::of(now), {}}));
                  agreed = id;
                  return Done{};
                }),
            "");
  OrderId id;
  EXPECT_EQ(orders_it(remote, id, 1, agreed), "orders.discount_not_usable");
  EXPECT_EQ(orders_it(acme, id, 1, agreed), "");
  EXPECT_EQ(detail(id).order.payable, 85_yuan);
  EXPECT_EQ(as_customer(acme,
                        [&](work::Work& work, const auto& buyer) {
                          return orders::choose_discount(work, buyer.tenant, id, {});
                        }),
            "");
  EXPECT_EQ(detail(id).order.payable, 100_yuan);
}

TEST_P(Orders, are_seen_by_whom_the_customer_belonged_to) {
  const auto id = order(acme);
  order(remote);
  const auto seen_by = [&](const access::Principal& who, const orders::OrderQuery& query = {}) {
    std::int64_t total = -1;
    look(who, [&](const work::View& view) { total = orders::list_orders(view, query)->total; });
    return total;
  };
  EXPECT_EQ(seen_by(administrator(ours)), 2);
  EXPECT_EQ(seen_by(administrator(partner())), 0);
  EXPECT_EQ(seen_by(k_operator), 2);
  look(person_of(acme), [&](const work::View& view) {
    EXPECT_EQ(orders::list_my_orders(view, {})->total, 1);
    EXPECT_TRUE(orders::find_order(view, id).ok());
  });
  order(acme);
  look(person_of(acme), [&](const work::View& view) {
    orders::MyOrderQuery first;
    first.limit.value = 1;
    EXPECT_EQ(orders::list_my_orders(view, first)->total, 2);
  });
  EXPECT_EQ(detail(order(acme, 100)).lines.size(), 100u) << "the largest order there is";
  look(person_of(remote), [&](const work::View& view) { EXPECT_FALSE(orders::find_order(view, id).ok()); });
  orders::OrderQuery query;
  query.limit.value = 1;
  EXPECT_EQ(seen_by(administrator(ours), query), 4);
  EXPECT_EQ(seen_by(k_operator, query), 4);
}

}  // namespace
}  // namespace pc::rooms
