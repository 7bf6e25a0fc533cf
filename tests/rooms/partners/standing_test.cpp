// The state of a partner: what it does to its customers and resellers, who is kept from what, and how it ends.
#include <rapidcheck.h>

#include <map>
#include <set>

#include "market/freezing/control.hpp"
#include "market/freezing/freeze_customers.hpp"
#include "market/freezing/freezing.hpp"
#include "market/freezing/reach.hpp"
#include "market/joining/my_partner.hpp"
#include "market/relations/check_relation.hpp"
#include "relations.hpp"
#include "views/directory/customer_list.hpp"
#include "views/directory/partner_list.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using customers::Frozen;
using partners::PartnerKind;
using partners::PartnerStatus;

class Standing : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
  }
  directory::CustomerRow shown(const partners::Partner& who, const customers::Customer& which) {
    directory::CustomerRow row;
    look(administrator(who),
         [&](const work::View& view) { row = directory::show_customer(view, {which.id})->customer; });
    return row;
  }
  joining::MyPartner read_by(const customers::Customer& which) {
    joining::MyPartner answer;
    look(person_of(which), [&](const work::View& view) { answer = *joining::show_my_partner(view, {}); });
    return answer;
  }
  PartnerStatus standing_of(const partners::Partner& which) {
    PartnerStatus found = PartnerStatus::normal;
    database().read([&](db::Reader& reader) { found = partners::find(reader, which.tenant, which.id)->standing; });
    return found;
  }
  Said operate(const customers::Customer& which) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      auto done = relations::begin_acting(work, which.id, relations::ActingPurpose::operate);
      if (done) last_acting = done->acting_id;
      return done;
    });
  }
  void freeze_own(const partners::Partner& whose, const customers::Customer& which, Frozen what) {
    ASSERT_EQ(act(whose.tenant, administrator(whose),
                  [&](work::Work& work) {
                    return freezing::change(work.tx, work.announcer,
                                            *customers::find(work.tx, which.tenant, which.id),
                                            {what, false, "they asked", work.who.name}, work.now);
                  }),
              "");
  }
  std::vector<std::string> in_the_way(const customers::Customer& which) {
    std::vector<std::string> codes;
    look(administrator(ours), [&](const work::View& view) {
      codes.clear();
      const auto found = relations::check_relation(view, {which.id, relations::RelationKind::disassociate});
      for (const auto& each : found->obstacles) codes.push_back(each.code);
    });
    return codes;
  }
  /// Ids the distributor is shown of its resellers' customers under this filter.
  std::set<std::int64_t> listed(const access::Principal& who, directory::Scope scope,
                                directory::FreezeFilter filter) {
    std::set<std::int64_t> ids;
    look(who, [&](const work::View& view) {
      ids.clear();
      directory::CustomerQuery query;
      query.frozen = filter;
      query.scope = scope;
      query.limit.value = 100;
      const auto found = directory::list_customers(view, query);
      for (const auto& row : found->items) ids.insert(row.id.value);
      EXPECT_EQ(found->total, static_cast<std::int64_t>(found->items.size()));
    });
    return ids;
  }
  std::int64_t found_by_the_vendor(const customers::Customer& which, directory::FreezeFilter filter) {
    std::int64_t found = 0;
    look(access::system_principal("operator"), [&](const work::View& view) {
      directory::CustomerQuery query;
      query.customer_id = which.id;
      query.frozen = filter;
      found = directory::list_customers(view, query)->total;
    });
    return found;
  }
  void check_one_history();

  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Standing)

TEST_P(Standing, restricted_keeps_customers_from_ordering_and_lets_them_operate) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  ASSERT_EQ(set_state(ours, PartnerStatus::restricted), "");
  EXPECT_FALSE(still_acting(administrator(ours))) << "in the middle of it";
  EXPECT_EQ(begin_acting(administrator(ours), theirs), "customers.acting_partner");
  EXPECT_EQ(operate(theirs), "");
  const auto row = shown(ours, theirs);
  EXPECT_EQ(row.frozen, Frozen::account);
  EXPECT_EQ(row.own_frozen, Frozen::none);
  EXPECT_EQ(row.frozen_by_partner, PartnerStatus::restricted);
  EXPECT_EQ(read_by(theirs).frozen_reason, "合作伙伴已被云平台限制，代售客户不能消费");
  ASSERT_EQ(set_state(ours, PartnerStatus::normal, "they paid"), "");
  EXPECT_TRUE(still_acting(administrator(ours)));
  EXPECT_EQ(read_by(theirs).frozen, Frozen::none);
}

TEST_P(Standing, frozen_freezes_resources_of_customers_for_fifteen_days) {
  authorised(ours, theirs);
  const auto referred = customer(ours, Association::referral);
  ASSERT_EQ(operate(theirs), "");
  ASSERT_EQ(set_state(ours, PartnerStatus::frozen), "");
  EXPECT_FALSE(still_acting(administrator(ours)));
  EXPECT_EQ(operate(theirs), "customers.acting_partner");
  EXPECT_EQ(shown(ours, referred).frozen, Frozen::none);
  const auto told = read_by(theirs);
  EXPECT_EQ(told.frozen, Frozen::resources);
  EXPECT_EQ(told.frozen_by_partner, PartnerStatus::frozen);
  EXPECT_EQ(told.frozen_at, now);
  EXPECT_EQ(told.frozen_due_at, now.plus_seconds(15 * 86'400));
}

TEST_P(Standing, frozen_for_fifteen_days_makes_all_its_resale_customers_due) {
  const auto distributor = partner(PartnerKind::distributor);
  const auto reseller = partner(PartnerKind::reseller, distributor);
  const auto served = customer(reseller);
  customer(reseller, Association::referral);
  const auto due = [&] {
    auto who = administrator(distributor);
    who.distributor = true;
    const auto ids = listed(who, directory::Scope::resellers, directory::FreezeFilter::due);
    look(administrator(reseller), [&](const work::View& view) {
      EXPECT_EQ(freezing::count_due(view), static_cast<std::int64_t>(ids.size()));
    });
    EXPECT_EQ(found_by_the_vendor(served, directory::FreezeFilter::due),
              static_cast<std::int64_t>(ids.size()));
    return ids;
  };
  ASSERT_EQ(set_state(distributor, PartnerStatus::restricted), "");
  now = now.plus_seconds(20 * 86'400);
  ASSERT_EQ(set_state(distributor, PartnerStatus::frozen), "");
  EXPECT_TRUE(due().empty()) << "only restricted for so long";
  now = now.plus_seconds(15 * 86'400 - 1);
  EXPECT_TRUE(due().empty());
  now = now.plus_seconds(1);
  EXPECT_EQ(due(), std::set{served.id.value});
  ASSERT_EQ(set_state(distributor, PartnerStatus::normal), "");
  EXPECT_TRUE(due().empty());
}

TEST_P(Standing, lifted_gives_every_customer_its_own_state_back) {
  const auto other = customer(ours);
  freeze_own(ours, theirs, Frozen::account);
  ASSERT_EQ(set_state(ours, PartnerStatus::frozen), "");
  EXPECT_EQ(shown(ours, theirs).frozen, Frozen::resources);
  EXPECT_EQ(shown(ours, other).frozen, Frozen::resources);
  ASSERT_EQ(set_state(ours, PartnerStatus::normal, "they paid"), "");
  EXPECT_EQ(shown(ours, theirs).frozen, Frozen::account);
  EXPECT_EQ(read_by(theirs).frozen_reason, "they asked");
  EXPECT_EQ(shown(ours, other).frozen, Frozen::none);
}

TEST_P(Standing, frozen_thaws_accounts_only_and_neither_parts_nor_moves_money) {
  using namespace freezing;
  const auto other = customer(ours);
  ASSERT_EQ(top_up(ours, 10'000), "");
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [](work::Work& work) { return freezing::switch_control(work, {true}); }),
            "");
  freeze_own(ours, theirs, Frozen::account);
  freeze_own(ours, other, Frozen::resources);
  ASSERT_EQ(set_state(ours, PartnerStatus::frozen), "");
  const auto unfreeze = [&](const customers::Customer& which, Frozen what) {
    Said last;
    act(ours.tenant, administrator(ours), [&](work::Work& work) {
      FreezeMany input;
      input.customer_ids.items = {which.id};
      input.what = what;
      input.reason.value = "they paid";
      auto done = unfreeze_many(work, input);
      last = done->results.front().error_code.value_or("");
      return done;
    });
    return last;
  };
  EXPECT_EQ(unfreeze(theirs, Frozen::account), "");
  EXPECT_EQ(unfreeze(other, Frozen::resources), "customers.frozen_partner_unfreezes");
  EXPECT_EQ(in_the_way(theirs), std::vector<std::string>{"customers.frozen_partner"});
  EXPECT_EQ(ask_to_disassociate(ours, theirs).substr(0, 25), "customers.parting_blocked");
  EXPECT_EQ(ask_to_switch(ours, theirs).substr(0, 25), "customers.parting_blocked");
  EXPECT_EQ(allocate(ours, theirs, 100), "partners.frozen");
}

TEST_P(Standing, of_a_distributor_reaches_its_resellers_and_their_customers) {
  const auto distributor = partner(PartnerKind::distributor);
  const auto reseller = partner(PartnerKind::reseller, distributor);
  const auto served = customer(reseller);
  ASSERT_EQ(set_state(reseller, PartnerStatus::restricted), "");
  ASSERT_EQ(set_state(distributor, PartnerStatus::frozen), "");
  EXPECT_EQ(standing_of(reseller), PartnerStatus::frozen);
  EXPECT_EQ(shown(reseller, served).frozen, Frozen::resources);
  EXPECT_EQ(shown(distributor, served).frozen, Frozen::resources);
  EXPECT_EQ(allocate(reseller, served, 100), "partners.frozen");
  const auto late = partner(PartnerKind::reseller, [&] {
    std::optional<partners::Partner> found;
    database().read(
        [&](db::Reader& reader) { found = partners::find(reader, distributor.tenant, distributor.id); });
    return found;
  }());
  EXPECT_EQ(standing_of(late), PartnerStatus::frozen);
  ASSERT_EQ(set_state(distributor, PartnerStatus::normal), "");
  EXPECT_EQ(standing_of(reseller), PartnerStatus::restricted);
  EXPECT_EQ(standing_of(late), PartnerStatus::normal);
  EXPECT_EQ(shown(reseller, served).frozen, Frozen::account);
}

TEST_P(Standing, is_set_with_a_reason_and_recorded_once) {
  EXPECT_EQ(set_state(ours, PartnerStatus::frozen, " "), "partners.reason_missing");
  ASSERT_EQ(set_state(ours, PartnerStatus::frozen), "");
  ASSERT_EQ(set_state(ours, PartnerStatus::frozen), "") << "a second click";
  ASSERT_EQ(set_state(ours, PartnerStatus::normal, "they paid"), "");
  std::vector<std::string> all;
  look(access::system_principal("operator"), [&](const work::View& view) {
    all.clear();
    const auto found = partners::list_states(view, {ours.id});
    for (const auto& row : found->items)
      all.push_back(std::string(wire::name_of(row.was)) + ">" + wire::name_of(row.becomes) + " " + row.reason);
    EXPECT_EQ(partners::list_states(view, {partners::PartnerId(7)}).refusal().code,
              &partners::errors::unknown_partner);
  });
  EXPECT_EQ(all, (std::vector<std::string>{"frozen>normal they paid", "normal>frozen they do not pay"}));
  EXPECT_EQ(act(ours.tenant, access::system_principal("operator"),
                [&](work::Work& work) {
                  return partners::set_state(work, {partners::PartnerId(7), PartnerStatus::frozen, {"x"}});
                }),
            "partners.unknown");
}

TEST_P(Standing, is_listed_on_short_pages_that_count_every_partner) {
  partner(PartnerKind::distributor);
  look(access::system_principal("operator"), [&](const work::View& view) {
    const auto all = directory::list_partners(view, {});
    directory::PartnerQuery query;
    query.limit.value = 1;
    const auto found = directory::list_partners(view, query);
    EXPECT_EQ(found->items.size(), 1);
    EXPECT_EQ(found->total, all->items.size());
  });
}

TEST_P(Standing, by_two_at_once_is_written_once) {
  at_once({[&] { return set_state(ours, PartnerStatus::frozen); },
           [&] { return set_state(ours, PartnerStatus::frozen); }});
  look(access::system_principal("operator"),
       [&](const work::View& view) { EXPECT_EQ(partners::list_states(view, {ours.id})->items.size(), 1u); });
}

TEST_P(Standing, is_told_to_the_partner_with_the_vendor_s_reason_and_to_resellers_without) {
  const auto distributor = partner(PartnerKind::distributor);
  const auto reseller = partner(PartnerKind::reseller, distributor);
  const auto told = [&](const partners::Partner& who) {
    partners::StandingView answer;
    look(administrator(who), [&](const work::View& view) { answer = *partners::show_standing(view, {}); });
    return answer;
  };
  EXPECT_EQ(told(distributor).standing, PartnerStatus::normal);
  ASSERT_EQ(set_state(distributor, PartnerStatus::restricted), "");
  EXPECT_EQ(told(distributor).reason, "they do not pay");
  EXPECT_FALSE(told(distributor).by_distributor);
  EXPECT_EQ(told(reseller).standing, PartnerStatus::restricted);
  EXPECT_TRUE(told(reseller).by_distributor);
  EXPECT_EQ(told(reseller).reason, std::nullopt);
}

TEST_P(Standing, says_beforehand_whom_it_reaches) {
  const auto distributor = partner(PartnerKind::distributor);
  customer(distributor);
  customer(distributor, Association::referral);
  for (int i = 0; i < 2; ++i) customer(partner(PartnerKind::reseller, distributor));
  look(access::system_principal("operator"), [&](const work::View& view) {
    const auto reach = freezing::show_reach(view, {distributor.id});
    EXPECT_EQ(reach->customers, 1);
    EXPECT_EQ(reach->resellers, 2);
    EXPECT_EQ(reach->resellers_customers, 2);
    EXPECT_EQ(freezing::show_reach(view, {partners::PartnerId(7)}).refusal().code,
              &partners::errors::unknown_partner);
  });
}

void Standing::check_one_history() {
  const auto distributor = partner(PartnerKind::distributor);
  const std::array resellers{partner(PartnerKind::reseller, distributor),
                             partner(PartnerKind::reseller, distributor)};
  std::vector<std::pair<customers::Customer, Frozen>> all;
  for (const auto& whose : {distributor, resellers[0], resellers[1]})
    for (const Frozen own : {Frozen::none, Frozen::account, Frozen::resources}) {
      all.emplace_back(customer(whose), own);
      freeze_own(whose, all.back().first, own);
    }
  for (const auto& whose : resellers) all.emplace_back(customer(whose, Association::referral), Frozen::none);
  std::map<std::int64_t, PartnerStatus> own_state;
  for (int step = *rc::gen::inRange(1, 5); step > 0; --step) {
    const auto& which = *rc::gen::elementOf(std::vector{distributor, resellers[0], resellers[1]});
    const auto status =
        *rc::gen::element(PartnerStatus::normal, PartnerStatus::restricted, PartnerStatus::frozen);
    RC_ASSERT(set_state(which, status) == "");
    own_state[which.id.value] = status;
  }
  using directory::FreezeFilter;
  for (const auto filter : {FreezeFilter::none, FreezeFilter::account, FreezeFilter::account_and_resources}) {
    std::set<std::int64_t> own, of_resellers;
    for (const auto& [each, frozen] : all) {
      const auto standing = std::max(own_state[each.partner.value], own_state[distributor.id.value]);
      const auto imposed = each.association == Association::resale ? static_cast<Frozen>(standing) : Frozen::none;
      if (static_cast<int>(std::max(frozen, imposed)) != static_cast<int>(filter)) continue;
      (each.partner == distributor.id ? own : of_resellers).insert(each.id.value);
    }
    auto who = administrator(distributor);
    who.distributor = true;
    RC_ASSERT(listed(who, directory::Scope::mine, filter) == own);
    RC_ASSERT(listed(who, directory::Scope::resellers, filter) == of_resellers);
    const auto one = (*rc::gen::elementOf(all)).first;
    RC_ASSERT(found_by_the_vendor(one, filter) == own.contains(one.id.value) + of_resellers.contains(one.id.value));
  }
}

TEST_P(Standing, is_what_lists_are_filtered_by_after_any_history) {
  EXPECT_TRUE(rc::check("lists and rule agree", [this] { check_one_history(); }));
}

}  // namespace
}  // namespace pc::rooms
