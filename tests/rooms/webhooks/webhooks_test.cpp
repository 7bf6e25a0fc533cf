// Who hears of what; how endpoints are kept.
#include "hooks.hpp"
#include "market/joining/associate.hpp"
#include "people/sealing/key_ring.hpp"
#include "people/sealing/sealed.hpp"
#include "sales/orders/closing.hpp"
#include "sales/orders/fulfilling.hpp"
#include "sales/orders/order_detail.hpp"
#include "sales/orders/paying.hpp"

namespace pc::rooms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Webhooks : public Hooks {};
PC_ON_BOTH_ENGINES(Webhooks)

TEST_P(Webhooks, a_partner_hears_of_its_own_events_only) {
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  for (const auto& each : {ours, others, distributor, reseller})
    ASSERT_EQ(make(administrator(each), receiver.url()).said, "");
  ASSERT_EQ(make(vendor, receiver.url()).said, "");
  ASSERT_EQ(allocate(ours, acme, 700), "");
  EXPECT_THAT(told(administrator(ours)), ElementsAre("funds.allocated waiting"));
  EXPECT_THAT(told(vendor), ElementsAre("funds.allocated waiting"));
  for (const auto& each : {others, distributor, reseller}) EXPECT_THAT(told(administrator(each)), IsEmpty());
  disassociate(reseller, customer(reseller, customers::Association::referral));
  EXPECT_THAT(told(administrator(reseller)), ElementsAre("customers.disassociated waiting"));
  EXPECT_THAT(told(administrator(distributor)), IsEmpty()) << "of the same tenant";
  EXPECT_EQ(told(vendor).size(), 2U);
  const auto id = messages(administrator(ours)).items.at(0).id;
  EXPECT_EQ(again(administrator(others), id), "webhooks.unknown_message");
  look(administrator(reseller),
       [&](const work::View& view) { EXPECT_FALSE(webhooks::message_detail(view, {id})); });
}

TEST_P(Webhooks, what_is_told_has_ids_amounts_and_times_only) {
  make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  const auto body = detail(messages(administrator(ours)).items.at(0).id).body;
  EXPECT_THAT(body,
              HasSubstr(R"({"type":"funds.allocated","timestamp":"2026-11-24T04:00:00.000000Z","data":{)"));
  EXPECT_THAT(body, HasSubstr(R"("customer_id":")" + acme.id.text()));
  EXPECT_THAT(body, HasSubstr(R"("partner_id":")" + ours.id.text()));
  EXPECT_THAT(body, HasSubstr(R"("amount":"7.00")"));
  EXPECT_THAT(body, Not(HasSubstr(acme.name)));
  EXPECT_THAT(body, Not(HasSubstr(ours.name))) << "of who did it";
}

TEST_P(Webhooks, each_kind_that_is_declared_goes_out) {
  make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  ASSERT_EQ(reclaim(ours, acme, 200), "");
  const auto other = customer(ours, customers::Association::referral);
  ASSERT_EQ(ask_to_switch(ours, other), "");
  ASSERT_EQ(decide(person_of(other), true), "");
  disassociate(ours, acme);
  auto newcomer = acme;
  newcomer.id = ids_.next_as<customers::CustomerId>(now);
  newcomer.account_name = "newcomer";
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  return joining::associate_new(work, newcomer,
                                                {ours, customers::Association::resale, {}, {}, false});
                }),
            "");
  std::vector<std::string> names;
  look(administrator(ours), [&](const work::View& view) {
    const auto all = webhooks::list_events(view, {});
    for (const auto& each : all->items) names.push_back(each.type);
  });
  EXPECT_THAT(names,
              ::testing::UnorderedElementsAre(
                  "customers.disassociated", "customers.switched", "customers.associated", "funds.allocated",
                  "funds.reclaimed", "order.placed", "order.paid", "order.cancelled", "order_line.delivered",
                  "order_line.failed", "order_line.returned", "resource.turned_on_demand"));
  EXPECT_THAT(
      told(administrator(ours)),
      ElementsAre("customers.associated waiting", "customers.disassociated waiting",
                  "customers.switched waiting", "funds.reclaimed waiting", "funds.allocated waiting"));
}

TEST_P(Webhooks, what_is_paid_is_told_with_all_that_a_cloud_needs) {
  catalogue::ProductId server;
  ASSERT_EQ(act(TenantId(), vendor,
                [&](work::Work& work) -> Outcome {
                  catalogue::Offer offer;
                  offer.service_type_code = "ecs";
                  offer.service_zh = "弹性云服务器";
                  offer.resource_type_code = "vm";
                  offer.resource_zh = "云主机";
                  offer.spec = "s6.large";
                  offer.region = "cn-north-4";
                  offer.unit = "month";
                  offer.price = *Decimal::parse("10");
                  PC_TRY(kept, keep(work.tx, offer, "operator", work.now));
                  server = kept.product;
                  return Done{};
                }),
            "");
  ASSERT_EQ(allocate(ours, acme, 5'000), "");
  make(vendor, receiver.url(),
       {"order.paid", "order.cancelled", "order_line.delivered", "order_line.failed"});
  const auto buyer = person_of(acme);
  const auto line_of = [&](orders::OrderId id) {
    orders::LineId line;
    look(vendor, [&](const work::View& view) { line = orders::show_order(view, {id})->lines.front().id; });
    return line;
  };
  const auto ordered = [&](bool paid) {
    orders::OrderId made;
    EXPECT_EQ(
        act(acme.tenant, buyer,
            [&](work::Work& work) -> Outcome {
              PC_TRY(customer, orders::ordering(work));
              const orders::Item item{server, 1, 1, "month", 1};
              PC_TRY(wishes, orders::wishes_of(work.tx, customer, {&item, 1}, work.now));
              PC_TRY(id, orders::place(work, customer, wishes, {}));
              made = id;
              return paid ? orders::pay(work, customer, {&made, 1}) : orders::cancel(work, customer, made);
            }),
        "");
    return made;
  };
  const auto delivered = line_of(ordered(true)), failed = line_of(ordered(true));
  ordered(false);
  EXPECT_EQ(act(acme.tenant, vendor,
                [&](work::Work& work) {
                  return orders::deliver(work, acme.tenant, delivered, {"r-1", "web"});
                }),
            "");
  EXPECT_EQ(act(acme.tenant, vendor,
                [&](work::Work& work) { return orders::fail(work, acme.tenant, failed, "sold out"); }),
            "");
  EXPECT_THAT(told(vendor),
              ElementsAre("order_line.failed waiting", "order_line.delivered waiting",
                          "order.cancelled waiting", "order.paid waiting", "order.paid waiting"));
  std::string body;
  look(vendor, [&](const work::View& view) {
    body = webhooks::message_detail(view, {messages(vendor).items.back().id})->body;
  });
  for (const auto* part : {R"("line_id":")", R"("spec":"s6.large")", R"("region":"cn-north-4")",
                           R"("unit":"month")", R"("payable":"10.00")"})
    EXPECT_THAT(body, HasSubstr(part));
  EXPECT_THAT(body, Not(HasSubstr(acme.name)));
}

TEST_P(Webhooks, an_endpoint_gets_the_events_it_wants_while_it_is_on) {
  const auto who = administrator(ours);
  const auto made = make(who, receiver.url(), {"funds.reclaimed", "funds.reclaimed"});
  ASSERT_EQ(allocate(ours, acme, 700), "");
  EXPECT_THAT(told(who), IsEmpty());
  ASSERT_EQ(reclaim(ours, acme, 100), "");
  EXPECT_THAT(told(who), ElementsAre("funds.reclaimed waiting"));
  ASSERT_EQ(change(who, made.id, false), "");
  ASSERT_EQ(reclaim(ours, acme, 100), "");
  EXPECT_EQ(told(who).size(), 1U);
  EXPECT_EQ(endpoint(who).off_why, webhooks::OffWhy::by_hand);
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_THAT(told(who), ElementsAre("funds.reclaimed failed"))
      << "what waits for one that is off is not sent";
  EXPECT_THAT(receiver.requests(), IsEmpty());
  EXPECT_EQ(test(who, made.id), "webhooks.off");
  EXPECT_EQ(again(who, messages(who).items.at(0).id), "webhooks.off");
  EXPECT_EQ(change(who, made.id, true, {"funds.vanished"}),
            "webhooks.unknown_event customers.disassociated, customers.switched, customers.associated, "
            "funds.allocated, funds.reclaimed, order.placed, order.paid, order.cancelled, "
            "order_line.delivered, order_line.failed, order_line.returned, resource.turned_on_demand");
}

TEST_P(Webhooks, an_act_that_is_undone_tells_nobody) {
  make();
  const auto who = administrator(ours);
  const auto said = act(ours.tenant, who, [&](work::Work& work) -> Result<Done> {
    funds::Allocate input;
    input.customer_id = acme.id;
    input.source = funds::Source::topup;
    input.amount = Money::fen(700);
    PC_CHECK(funds::allocate(work, input));
    return pc::errors::forbidden;
  });
  EXPECT_EQ(said, "forbidden");
  EXPECT_THAT(told(who), IsEmpty());
}

TEST_P(Webhooks, an_owner_has_ten_and_looks_after_its_own) {
  const auto who = administrator(ours);
  const auto first = make(who, receiver.url(), {}, "once");
  const auto repeated = make(who, receiver.url(), {}, "once");
  EXPECT_EQ(repeated.secret, first.secret) << "the answer was lost";
  for (int i = 1; i < 10; ++i) EXPECT_EQ(make().said, "");
  EXPECT_EQ(make().said, "webhooks.too_many 10");
  EXPECT_EQ(make(administrator(others), receiver.url()).said, "");
  EXPECT_EQ(change(administrator(others), first.id, true), "webhooks.unknown");
  EXPECT_EQ(change(vendor, first.id, true), "webhooks.unknown");
  EXPECT_EQ(test(administrator(others), first.id), "webhooks.unknown");
  const auto removed = [&](const access::Principal& by) {
    return act(by.tenant, by, [&](work::Work& work) { return webhooks::remove(work, first.id); });
  };
  EXPECT_EQ(removed(administrator(others)), "webhooks.unknown");
  ASSERT_EQ(test(who, first.id), "");
  EXPECT_EQ(removed(who), "");
  EXPECT_EQ(courier->deliver_due(), 0);
  EXPECT_THAT(told(who), ElementsAre("webhooks.test failed"));
  EXPECT_EQ(messages(who).items.at(0).url, "");
  webhooks::EndpointQuery query;
  query.limit.value = 2;
  look(who, [&](const work::View& view) {
    const auto page = webhooks::list_endpoints(view, query);
    EXPECT_EQ(page->total, 9);
    EXPECT_EQ(page->items.size(), 2U);
    EXPECT_THAT(wire::encode(*page), Not(HasSubstr("whsec")));
  });
}

TEST_P(Webhooks, messages_are_found_by_what_they_are) {
  const auto who = administrator(ours);
  const auto made = make();
  for (const int fen : {100, 200, 300}) ASSERT_EQ(allocate(ours, acme, fen), "");
  ASSERT_EQ(reclaim(ours, acme, 100), "");
  webhooks::MessageQuery query;
  query.limit.value = 1;
  query.type = Text<0, 64>{"funds.allocated"};
  query.state = webhooks::MessageState::waiting;
  query.webhook_id = made.id;
  query.from = query.to = Day::of(now);
  EXPECT_EQ(messages(who, query).total, 3);
  EXPECT_EQ(messages(who, query).items.at(0).event, "已拨款");
  query.from = Day{Day::of(now).number + 1};
  EXPECT_EQ(messages(who, query).total, 0);
}

TEST_P(Webhooks, secrets_are_sealed_anew_and_a_lost_one_goes) {
  const auto made = make();
  const std::string file = keys() + "/secret.key";
  auto ring = sealing::read_key_ring(file);
  ring.keys.insert(ring.keys.begin(), sealing::fresh_key());
  sealing::write_key_ring(file, ring);
  EXPECT_EQ(sealing::seal_anew(database(), sealing::Seal(file)), 1);
  ring.keys.resize(1);
  sealing::write_key_ring(file, ring);
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  ASSERT_EQ(receiver.requests().size(), 1U);
  EXPECT_EQ(receiver.requests()[0].header("webhook-signature"),
            signature(receiver.requests()[0], {made.secret}));
  ring.keys = {sealing::fresh_key()};
  sealing::write_key_ring(file, ring);
  EXPECT_EQ(sealing::abandon_sealed(database(), file).at("webhook secrets"), 1);
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(receiver.requests().size(), 1U) << "nothing goes out without a signature";
}

TEST_P(Webhooks, what_is_older_than_thirty_days_is_forgotten) {
  const auto who = administrator(ours);
  const auto made = make();
  ASSERT_EQ(test(who, made.id), "");
  ASSERT_EQ(courier->deliver_due(), 1);
  ASSERT_EQ(again(who, messages(who).items.at(0).id), "");
  pass(29 * 86'400);
  EXPECT_EQ(webhooks::forget_old(database(), now), 0);
  pass(2 * 86'400);
  EXPECT_EQ(webhooks::forget_old(database(), now), 2) << "the message and its attempt";
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(receiver.requests().size(), 1U) << "what is forgotten is not sent";
  EXPECT_EQ(courier->deliver_due(), 0);
}

}  // namespace
}  // namespace pc::rooms
