// Subscriptions: who is told before they end, what renews by itself, how they end.
#include "money/catalogue/products.hpp"
#include "sales/subscriptions/follow.hpp"
#include "sales/subscriptions/policy.hpp"
#include "sales/subscriptions/subscription_list.hpp"
#include "shop.hpp"

namespace pc::rooms {
namespace {

using resources::Status;
using subscriptions::Policy;
constexpr std::int64_t k_day = 86'400;

class Subscriptions : public Shop {
 protected:
  /// What is bought now expires in thirty days, at noon in Beijing.
  std::string rented(const std::string& name = "r-1") {
    EXPECT_EQ(allocate(ours, acme, 10'000), "");
    bought(acme, server, name);
    return name;
  }
  void follow() { subscriptions::follow(database(), now); }
  Said chooses(const customers::Customer& customer, std::vector<std::string> ids, Policy policy,
               const char* unit = "month", std::int64_t periods = 1, std::optional<std::int64_t> times = {}) {
    return act(customer.tenant, person_of(customer), [&](work::Work& work) -> Outcome {
      const auto who = customers::find(work.tx, customer.tenant, customer.id);
      return subscriptions::choose(work, *who, {ids, policy, unit, periods, times});
    });
  }
  Said gives_up(const std::string& id, Policy policy) {
    return act(acme.tenant, person_of(acme),
               [&](work::Work& work) { return subscriptions::give_up(work, acme, id, policy); });
  }
  void sell_on_demand() {
    act(TenantId(), access::system_principal("operator"), [](work::Work& work) {
      catalogue::Offer offer;
      offer.service_type_code = "ecs";
      offer.resource_type_code = "vm";
      offer.spec = "s6.large";
      offer.region = "cn-north-4";
      offer.service_zh = offer.resource_zh = offer.usage_zh = "云主机";
      offer.charging = catalogue::Charging::on_demand;
      offer.unit = "duration";
      offer.measure_id = 4;
      offer.price = *Decimal::parse("0.5");
      return catalogue::keep(work.tx, offer, "operator", work.now);
    });
  }
  std::vector<subscriptions::SubscriptionRow> list(const customers::Customer& customer,
                                                   const subscriptions::SubscriptionQuery& query = {}) {
    std::vector<subscriptions::SubscriptionRow> rows;
    look(person_of(customer),
         [&](const work::View& view) { rows = subscriptions::list_subscriptions(view, query)->items; });
    return rows;
  }
  Status status(const std::string& id) { return resource(acme, id).status; }
};
PC_ON_BOTH_ENGINES(Subscriptions)

TEST_P(Subscriptions, goes_through_its_stages_and_comes_back) {
  const auto id = rented();
  EXPECT_EQ(allocate(ours, acme, 20'000), "");
  follow();
  EXPECT_EQ(status(id), Status::in_use);
  pass(30 * k_day);
  follow();
  EXPECT_EQ(status(id), Status::expired);
  pass(3 * k_day);
  follow();
  EXPECT_EQ(status(id), Status::frozen);
  EXPECT_EQ(renews(acme, id), "") << "in retention";
  EXPECT_EQ(status(id), Status::in_use);
  EXPECT_EQ(resource(acme, id).expires_at.text(), "2027-01-24T04:00:00Z") << "from the old expiry";
  pass(60 * k_day);
  follow();
  EXPECT_EQ(status(id), Status::closed);
  EXPECT_EQ(renews(acme, id), "orders.gone");
  EXPECT_EQ(chooses(acme, {id}, Policy::renew), "subscriptions.released");
  follow();
  EXPECT_EQ(list(acme).front().status, Status::closed);
}

TEST_P(Subscriptions, each_step_is_told_once) {
  rented();
  pass(14 * k_day);
  follow();
  EXPECT_TRUE(told("my.expiring").empty());
  for (int day = 15; day < 31; ++day) {
    pass(k_day);
    follow();
    follow();
  }
  EXPECT_EQ(told("my.expiring"),
            (std::vector<std::string>{"r-1 expires within 15 day(s)", "r-1 expires within 7 day(s)",
                                      "r-1 expires within 3 day(s)", "r-1 expires within 1 day(s)"}));
  EXPECT_EQ(told("subscriptions.expiring").size(), 4u);
}

TEST_P(Subscriptions, what_renews_by_itself_is_paid_from_the_balance) {
  const auto id = rented();
  EXPECT_EQ(chooses(remote, {id}, Policy::renew), "subscriptions.own_account");
  EXPECT_EQ(chooses(acme, {id}, Policy::renew, "day"), "orders.bad_period month 1 - 11, year 1 - 3");
  EXPECT_EQ(chooses(acme, {id, "nothing"}, Policy::renew), "subscriptions.unknown");
  EXPECT_EQ(list(acme).front().policy, Policy::grace) << "all or none";
  EXPECT_EQ(chooses(acme, {id}, Policy::renew, "month", 2), "");
  EXPECT_EQ(allocate(ours, acme, 20'000), "");
  pass(22 * k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{20'000, 0, 0})) << "not yet";
  pass(k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{0, 0, 0}));
  follow();
  EXPECT_EQ(resource(acme, id).expires_at.text(), "2027-02-24T04:00:00Z");
  look(person_of(acme), [&](const work::View& view) {
    const auto seen = orders::list_my_orders(view, {})->items;
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen.front().source, orders::Source::system);
    EXPECT_EQ(seen.front().status, orders::Status::completed);
  });
  EXPECT_TRUE(told("my.not_renewed").empty());
}

TEST_P(Subscriptions, without_money_it_is_tried_again_next_day) {
  const auto id = rented("r-1"), other = rented("r-2");
  EXPECT_EQ(chooses(acme, {id, other}, Policy::renew), "");
  EXPECT_EQ(allocate(ours, acme, 9'999), "");
  pass(24 * k_day);
  follow();
  follow();
  EXPECT_EQ(told("my.not_renewed").size(), 1u) << "once a day, not once a resource";
  EXPECT_EQ(told("subscriptions.not_renewed").size(), 1u);
  look(person_of(acme), [&](const work::View& view) {
    EXPECT_EQ(orders::list_my_orders(view, {})->total, 2) << "nothing is left of what failed";
  });
  pass(k_day);
  follow();
  EXPECT_EQ(told("my.not_renewed").size(), 2u);
  EXPECT_EQ(allocate(ours, acme, 10'001), "");
  follow();
  EXPECT_EQ(has(acme), (Held{20'000, 0, 0})) << "tried today";
  pass(k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{0, 0, 0}));
  EXPECT_EQ(told("my.not_renewed").size(), 2u);
}

TEST_P(Subscriptions, renews_so_often_as_was_said) {
  const auto id = rented();
  EXPECT_EQ(allocate(ours, acme, 30'000), "");
  EXPECT_EQ(chooses(acme, {id}, Policy::renew, "", 1, 2), "");
  EXPECT_EQ(list(acme).front().unit, "month") << "as it was bought last";
  EXPECT_EQ(chooses(acme, {id}, Policy::renew), "");
  EXPECT_EQ(list(acme).front().times, 2) << "stays when nothing is said of it";
  pass(25 * k_day);
  follow();
  EXPECT_EQ(list(acme).front().times, 1);
  EXPECT_EQ(resource(acme, id).expire_policy, resources::ExpirePolicy::renew);
  pass(30 * k_day);
  follow();
  EXPECT_EQ(list(acme).front().policy, Policy::grace);
  EXPECT_EQ(resource(acme, id).expire_policy, resources::ExpirePolicy::grace);
  pass(30 * k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{10'000, 0, 0})) << "twice, and no more";
  EXPECT_EQ(gives_up(id, Policy::renew), "subscriptions.not_chosen");
}

TEST_P(Subscriptions, goes_on_by_use_when_that_was_said) {
  const auto id = rented("r-1"), other = rented("r-2"), kept = rented("r-3");
  EXPECT_EQ(chooses(acme, {id}, Policy::to_on_demand), "subscriptions.no_on_demand");
  sell_on_demand();
  EXPECT_EQ(chooses(acme, {id, kept}, Policy::to_on_demand), "");
  EXPECT_EQ(gives_up(kept, Policy::renew), "subscriptions.not_chosen");
  EXPECT_EQ(gives_up(kept, Policy::to_on_demand), "");
  EXPECT_EQ(resource(acme, id).expire_policy, resources::ExpirePolicy::to_on_demand);
  pass(30 * k_day);
  follow();
  follow();
  const auto turned = resource(acme, id);
  EXPECT_EQ(turned.charging, resources::Charging::on_demand);
  EXPECT_EQ(turned.status, Status::in_use);
  EXPECT_FALSE(turned.expires());
  EXPECT_EQ(status(other), Status::expired);
  EXPECT_EQ(status(kept), Status::expired);
  EXPECT_EQ(list(acme).size(), 2u) << "what is paid by use is not among what is renewed";
  EXPECT_EQ(chooses(acme, {other}, Policy::to_on_demand), "subscriptions.expired");
  EXPECT_EQ(chooses(acme, {id}, Policy::renew), "subscriptions.released");
  EXPECT_EQ(renews(acme, id), "orders.not_by_period");
  EXPECT_EQ(unsubscribes(acme, id), "orders.not_by_period");
  pass(60 * k_day);
  follow();
  EXPECT_EQ(status(id), Status::in_use);
}

TEST_P(Subscriptions, begins_when_the_customer_says) {
  const auto id = rented();
  EXPECT_EQ(chooses(acme, {id}, Policy::renew), "");
  EXPECT_EQ(allocate(ours, acme, 10'000), "");
  EXPECT_EQ(act(acme.tenant, person_of(acme),
                [&](work::Work& work) { return subscriptions::set_begin(work, acme, 2); }),
            "");
  pass(27 * k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{10'000, 0, 0}));
  pass(k_day);
  follow();
  EXPECT_EQ(has(acme), (Held{0, 0, 0}));
}

TEST_P(Subscriptions, what_was_given_back_is_followed_no_more_and_only_its_customer_sees_it) {
  const auto id = rented();
  EXPECT_EQ(unsubscribes(acme, id), "");
  pass(29 * k_day);
  follow();
  EXPECT_TRUE(told("my.expiring").empty());
  EXPECT_EQ(status(id), Status::closed);
  EXPECT_EQ(list(acme).size(), 1u);
  look(person_of(acme), [&](const work::View& view) {
    subscriptions::SubscriptionQuery first;
    first.limit.value = 1;
    EXPECT_EQ(subscriptions::list_subscriptions(view, first)->total, 1);
  });
  EXPECT_TRUE(list(remote).empty());
  subscriptions::SubscriptionQuery query;
  query.status = Status::in_use;
  EXPECT_TRUE(list(acme, query).empty());
}

TEST_P(Subscriptions, go_with_the_customer_to_its_next_partner) {
  const auto id = rented();
  disassociate(ours, acme);
  pass(30 * k_day);
  follow();
  EXPECT_EQ(status(id), Status::expired) << "also of who belongs to nobody";
  EXPECT_EQ(told("my.expiring").size(), 0u);
}

}  // namespace
}  // namespace pc::rooms
