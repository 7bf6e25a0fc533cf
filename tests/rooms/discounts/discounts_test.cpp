// Discounts of customers: who may give which, whom they reach, when they end.
#include "market/joining/associate.hpp"
#include "money/catalogue/products.hpp"
#include "money/discounts/lists.hpp"
#include "relations.hpp"
#include "team.hpp"

namespace pc::rooms {
namespace {

using catalogue::Charging;
using catalogue::ProductId;
using discounts::DiscountId;
using discounts::Kind;
using discounts::Terms;

const access::Principal k_operator = access::system_principal("operator");

class Discounts : public Team {
 protected:
  void SetUp() override {
    Team::SetUp();
    acme = customer(ours);
    act(TenantId(), k_operator, [&](work::Work& work) {
      catalogue::Offer offer;
      offer.service_type_code = "ecs";
      offer.service_zh = "弹性云服务器";
      offer.service_en = "Elastic Cloud Server";
      offer.resource_type_code = "vm";
      offer.resource_zh = "云主机";
      offer.spec = "s6.large";
      offer.region = "cn-north-4";
      offer.unit = "month";
      offer.price = *Decimal::parse("100");
      auto kept = keep(work.tx, offer, "operator", work.now);
      if (kept) server = kept->product;
      return kept;
    });
  }
  Day in(int days) const { return Day{Day::of(now).number + days}; }
  Terms terms(const std::string& ratio, const std::string& service = "ecs", ProductId product = {}) const {
    return {{service, product, {}}, *Decimal::parse(ratio), in(0), {}};
  }
  Said agrees(const customers::Customer& customer, const Terms& terms, DiscountId* made = nullptr) {
    return act(customer.tenant, k_operator, [&](work::Work& work) {
      auto id = discounts::agree(work, customer.id, terms);
      if (id && made != nullptr) *made = *id;
      return id;
    });
  }
  Said gives(const customers::Customer& customer, const Terms& terms, const access::Principal& who) {
    return act(customer.tenant, who,
               [&](work::Work& work) { return discounts::grant(work, customer.id, terms); });
  }
  Said gives(const customers::Customer& customer, const Terms& terms) {
    return gives(customer, terms, administrator(ours));
  }
  Said ceiling(const std::string& ratio, const std::string& service = "ecs", ProductId product = {}) {
    return act(TenantId(), k_operator, [&](work::Work& work) {
      return discounts::put_ceiling(work, {service, product, *Decimal::parse(ratio)});
    });
  }
  /// What may be chosen for the server on a day: "commercial 0.9".
  std::vector<std::string> choices(const customers::Customer& customer, int day = 0) {
    std::vector<std::string> told;
    database().read([&](db::Reader& reader) {
      told.clear();
      const auto held = discounts::held_by(reader, customer.tenant, customer.id, in(day));
      for (const auto& each : discounts::choices(held, {"ecs", server, Charging::period}, in(day)))
        told.push_back(std::string(wire::name_of(each.kind)) + " " + each.ratio.text());
    });
    return told;
  }
  std::vector<discounts::DiscountRow> rows(const access::Principal& who,
                                           const discounts::DiscountQuery& query = {}) {
    return see(who, [&](const work::View& view) { return discounts::list_discounts(view, query)->items; });
  }

  customers::Customer acme;
  ProductId server;
};
PC_ON_BOTH_ENGINES(Discounts)

using Told = std::vector<std::string>;

TEST_P(Discounts, what_was_agreed_later_for_the_same_replaces_the_earlier) {
  EXPECT_EQ(agrees(acme, terms("0.9")), "");
  auto later = terms("0.8");
  later.first = in(10);
  EXPECT_EQ(agrees(acme, later), "");
  EXPECT_EQ(choices(acme), Told{"commercial 0.9"});
  EXPECT_EQ(choices(acme, 9), Told{"commercial 0.9"});
  EXPECT_EQ(choices(acme, 10), Told{"commercial 0.8"});
  EXPECT_EQ(agrees(acme, terms("0.7", "", server)), "");
  EXPECT_EQ(choices(acme, 10), Told{"commercial 0.7"}) << "the product's goes before its type's";
  EXPECT_EQ(choices(customer(ours)), Told{});
}

TEST_P(Discounts, bad_terms_are_refused_by_field_and_change_nothing) {
  EXPECT_EQ(agrees(acme, terms("1.5")), "discounts.bad_ratio 0.01 - 1");
  EXPECT_EQ(agrees(acme, terms("0.9", "cdn")), "discounts.unknown_service");
  EXPECT_EQ(agrees(acme, terms("0.9", "", ProductId(7))), "catalogue.unknown_product");
  auto past = terms("0.9");
  past.first = in(-1);
  EXPECT_EQ(agrees(acme, past), "discounts.period ≥ " + in(0).text());
  auto backwards = terms("0.9");
  backwards.last = in(-1);
  EXPECT_EQ(agrees(acme, backwards), "discounts.period ≥ " + in(0).text());
  EXPECT_TRUE(rows(k_operator).empty());
}

TEST_P(Discounts, a_partner_goes_no_further_than_the_ceiling) {
  EXPECT_EQ(gives(acme, terms("0.95")), "discounts.no_ceiling");
  EXPECT_EQ(ceiling("0.9"), "");
  EXPECT_EQ(gives(acme, terms("0.85")), "discounts.below_ceiling 0.9 - 1");
  EXPECT_EQ(gives(acme, terms("0.95", "")), "missing_value");
  EXPECT_EQ(gives(acme, terms("0.92")), "");
  EXPECT_EQ(choices(acme), Told{"granted 0.92"});
  EXPECT_EQ(ceiling("0.97"), "");
  EXPECT_EQ(choices(acme), Told{"granted 0.97"}) << "the ceiling of today holds for what was given before";
  EXPECT_EQ(act(TenantId(), k_operator,
                [&](work::Work& work) { return discounts::remove_ceiling(work, "ecs", {}); }),
            "");
  EXPECT_EQ(choices(acme), Told{});
  EXPECT_EQ(act(TenantId(), k_operator,
                [&](work::Work& work) { return discounts::remove_ceiling(work, "ecs", {}); }),
            "discounts.unknown");
}

TEST_P(Discounts, a_partner_gives_to_its_own_customers_and_ends_only_what_it_gave) {
  ceiling("0.5");
  EXPECT_EQ(gives(acme, terms("0.9"), administrator(others)), "customers.unknown");
  DiscountId agreed;
  EXPECT_EQ(agrees(acme, terms("0.8"), &agreed), "");
  EXPECT_EQ(gives(acme, terms("0.9")), "");
  const auto ends = [&](const access::Principal& who, DiscountId id) {
    return act(acme.tenant, who, [&](work::Work& work) { return discounts::end(work, acme.tenant, id); });
  };
  EXPECT_EQ(ends(administrator(ours), agreed), "discounts.unknown")
      << "what the vendor agreed is the vendor's to end";
  discounts::DiscountQuery granted;
  granted.kind = Kind::granted;
  const auto given = rows(administrator(ours), granted).at(0).id;
  EXPECT_EQ(ends(administrator(others), given), "discounts.unknown");
  EXPECT_EQ(ends(administrator(ours), given), "");
  EXPECT_EQ(ends(administrator(ours), given), "discounts.ended");
  EXPECT_EQ(choices(acme), Told{"commercial 0.8"});
  EXPECT_EQ(ends(k_operator, agreed), "");
  EXPECT_EQ(choices(acme), Told{});
}

TEST_P(Discounts, are_seen_by_whom_the_customer_belongs_to) {
  EXPECT_EQ(agrees(acme, terms("0.8")), "");
  EXPECT_EQ(rows(administrator(ours)).size(), 1u);
  EXPECT_EQ(rows(administrator(ours)).at(0).service_type, "弹性云服务器");
  EXPECT_TRUE(rows(administrator(others)).empty());
  EXPECT_TRUE(rows(as_manager(anna)).empty()) << "not among the account manager's customers";
  assign(acme, anna);
  EXPECT_EQ(rows(as_manager(anna)).size(), 1u);
  discounts::DiscountQuery ended;
  ended.status = discounts::Status::ended;
  EXPECT_TRUE(rows(administrator(ours), ended).empty());
  access::Principal person;
  person.side = access::Side::customer;
  person.tenant = acme.tenant;
  person.customer = acme.id.value;
  EXPECT_EQ(see(person, [](const work::View& view) { return discounts::list_my_discounts(view, {})->total; }),
            1);
  person.customer = customer(ours).id.value;
  EXPECT_EQ(see(person, [](const work::View& view) { return discounts::list_my_discounts(view, {})->total; }),
            0);
}

TEST_P(Discounts, lists_count_beyond_their_page) {
  ceiling("0.9");
  ceiling("0.95", "", server);
  EXPECT_EQ(agrees(acme, terms("0.8")), "");
  EXPECT_EQ(agrees(acme, terms("0.7", "", server)), "");
  for (const auto* ratio : {"0.6", "0.5"})
    EXPECT_EQ(act(TenantId(), k_operator,
                  [&](work::Work& work) { return discounts::promote(work, "双十二", "", terms(ratio)); }),
              "");
  access::Principal person;
  person.side = access::Side::customer;
  person.tenant = acme.tenant;
  person.customer = acme.id.value;
  const auto first_of = [](auto query) {
    query.limit.value = 1;
    return query;
  };
  const auto own = see(person, [&](const work::View& view) {
    return *discounts::list_my_discounts(view, first_of(discounts::MyDiscountQuery()));
  });
  EXPECT_EQ(own.items.size(), 1u);
  EXPECT_EQ(own.total, 2);
  const auto promotions = see(k_operator, [&](const work::View& view) {
    return *discounts::list_promotions(view, first_of(discounts::PromotionQuery()));
  });
  EXPECT_EQ(promotions.total, 2);
  const auto ceilings = see(k_operator, [&](const work::View& view) {
    return *discounts::list_ceilings(view, first_of(discounts::CeilingQuery()));
  });
  EXPECT_EQ(ceilings.total, 2);
  EXPECT_EQ(ceilings.items.at(0).id, "ecs");
}

TEST_P(Discounts, promotions_are_for_everybody) {
  const auto promote = [&](const Terms& terms) {
    return act(TenantId(), k_operator,
               [&](work::Work& work) { return discounts::promote(work, "双十二", "", terms); });
  };
  auto week = terms("0.6");
  week.last = in(6);
  EXPECT_EQ(promote(week), "");
  EXPECT_EQ(promote(terms("0.75")), "");
  EXPECT_EQ(choices(acme), (Told{"promotion 0.6", "promotion 0.75"}));
  EXPECT_EQ(choices(acme, 7), Told{"promotion 0.75"});
  const auto listed =
      see(k_operator, [](const work::View& view) { return discounts::list_promotions(view, {})->items; });
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[1].name_en, "双十二");
  EXPECT_EQ(listed[1].last_day, in(6));
  const auto ends = [&](DiscountId id) {
    return act(TenantId(), k_operator, [&](work::Work& work) { return discounts::end_promotion(work, id); });
  };
  EXPECT_EQ(ends(listed[0].id), "");
  EXPECT_EQ(ends(listed[0].id), "discounts.unknown");
  EXPECT_EQ(choices(acme), Told{"promotion 0.6"});
}

class DiscountsOfRelations : public Relations {};
PC_ON_BOTH_ENGINES(DiscountsOfRelations)

TEST_P(DiscountsOfRelations, what_was_given_ends_with_the_relation) {
  const auto ours = partner();
  auto acme = customer(ours);
  act(TenantId(), k_operator, [&](work::Work& work) {
    catalogue::Offer offer;
    offer.service_type_code = offer.resource_type_code = offer.spec = offer.region = "ecs";
    offer.service_zh = offer.resource_zh = "弹性云服务器";
    offer.unit = "month";
    return keep(work.tx, offer, "operator", work.now);
  });
  const Terms terms{{"ecs", {}, {}}, *Decimal::parse("0.9"), Day::of(now), {}};
  EXPECT_EQ(act(TenantId(), k_operator,
                [&](work::Work& work) {
                  return discounts::put_ceiling(work, {"ecs", {}, *Decimal::parse("0.5")});
                }),
            "");
  EXPECT_EQ(act(acme.tenant, administrator(ours),
                [&](work::Work& work) { return discounts::grant(work, acme.id, terms); }),
            "");
  EXPECT_EQ(
      act(acme.tenant, k_operator, [&](work::Work& work) { return discounts::agree(work, acme.id, terms); }),
      "");
  const auto held = [&] {
    Told kinds;
    look(k_operator, [&](const work::View& view) {
      for (const auto& each : discounts::held_by(view.reader, acme.tenant, acme.id, Day::of(now)))
        kinds.emplace_back(wire::name_of(each.kind));
    });
    return kinds;
  };
  EXPECT_EQ(held(), (Told{"granted", "commercial"}));
  disassociate(ours, acme);
  EXPECT_EQ(held(), Told{"commercial"});

  // To a partner of another tenant; what was agreed goes along.
  const auto theirs = partner();
  acme.association = customers::Association::none;
  now = now.plus_seconds(60);
  EXPECT_EQ(act(theirs.tenant, administrator(theirs),
                [&](work::Work& work) {
                  return joining::associate_again(work, acme,
                                                  {theirs, customers::Association::resale, {}, {}, true});
                }),
            "");
  EXPECT_EQ(held(), Told{}) << "nothing stays behind";
  acme.tenant = theirs.tenant;
  EXPECT_EQ(held(), Told{"commercial"});
}

}  // namespace
}  // namespace pc::rooms
