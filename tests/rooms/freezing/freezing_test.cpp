// Freezing and unfreezing: who may, what it blocks, what ends it, and what is kept of it.
#include "market/freezing/freezing.hpp"
#include "market/freezing/control.hpp"
#include "market/freezing/freeze_customers.hpp"
#include "market/relations/check_relation.hpp"
#include "relations.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using customers::Frozen;
using namespace freezing;

class Freezing : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(switch_control(ours, true), "");
  }
  Said switch_control(const partners::Partner& who, bool on) {
    return act(who.tenant, administrator(who),
               [&](work::Work& work) { return freezing::switch_control(work, {on}); });
  }
  Said grant(const partners::Partner& distributor, const partners::Partner& reseller, bool granted) {
    return act(distributor.tenant, administrator(distributor), [&](work::Work& work) {
      return freezing::grant_control(work, {reseller.id, granted});
    });
  }
  using Many = Result<FreezeResults> (*)(work::Work&, const FreezeMany&);
  /// What became of the request, else of its last customer.
  Said all_of(Many what, const access::Principal& who, const std::vector<customers::Customer>& which, Frozen frozen,
              const std::string& reason) {
    now = now.plus_seconds(1);
    Said last;
    const Said whole = act(who.tenant, who, [&](work::Work& work) {
      FreezeMany input;
      for (const auto& each : which) input.customer_ids.items.push_back(each.id);
      input.what = frozen;
      input.reason.value = reason;
      auto done = what(work, input);
      if (done) last = done->results.back().error_code.value_or("");
      return done;
    });
    return whole.empty() ? last : whole;
  }
  Said freeze(const customers::Customer& which, Frozen what = Frozen::account) {
    return all_of(&freeze_many, administrator(ours), {which}, what, "they do not pay");
  }
  Said unfreeze(const customers::Customer& which, Frozen what = Frozen::account) {
    return all_of(&unfreeze_many, administrator(ours), {which}, what, "they paid");
  }
  bool automatically(const customers::Customer& which, bool on) {
    bool changed = false;
    EXPECT_EQ(act(ours.tenant, access::system_principal("job"),
                  [&](work::Work& work) {
                    const auto present = customers::find(work.tx, which.tenant, which.id);
                    auto done = on ? freeze_automatically(work.tx, work.announcer, *present,
                                                          {Frozen::resources, true, "used up", "system"}, work.now)
                                   : lift(work.tx, work.announcer, *present, "raised", work.now);
                    if (done) changed = *done;
                    return done;
                  }),
              "");
    return changed;
  }
  Frozen state(const customers::Customer& which) {
    Frozen found = Frozen::none;
    database().read([&](db::Reader& reader) { found = customers::find(reader, which.tenant, which.id)->frozen; });
    return found;
  }
  /// "none>account automatic", newest first.
  std::vector<std::string> records(const customers::Customer& which) {
    std::vector<std::string> all;
    look(administrator(ours), [&](const work::View& view) {
      all.clear();
      const auto found = list_freezes(view, {which.id});
      for (const auto& row : found->items)
        all.push_back(std::string(wire::name_of(row.was)) + ">" + wire::name_of(row.becomes) +
                      (row.automatic ? " automatic" : ""));
    });
    return all;
  }
  std::vector<std::string> in_the_way(const customers::Customer& which) {
    std::vector<std::string> codes;
    look(administrator(ours), [&](const work::View& view) {
      codes.clear();
      const auto found = relations::check_relation(view, {which.id, relations::RelationKind::disassociate});
      for (const auto& each : found->obstacles)
        codes.push_back(each.code);
    });
    return codes;
  }
  std::int64_t listed(directory::FreezeFilter filter) {
    std::int64_t found = 0;
    look(administrator(ours), [&](const work::View& view) {
      directory::CustomerQuery query;
      query.frozen = filter;
      found = directory::list_customers(view, query)->total;
    });
    return found;
  }
  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Freezing)

TEST_P(Freezing, is_off_until_the_administrator_switches_it_on) {
  const auto others = partner();
  const auto their_customer = customer(others);
  EXPECT_EQ(all_of(&freeze_many, administrator(others), {their_customer}, Frozen::account, "x"),
            "customers.control_off");
  ASSERT_EQ(switch_control(others, true), "");
  EXPECT_EQ(all_of(&freeze_many, administrator(others), {their_customer}, Frozen::account, "x"), "");
  EXPECT_EQ(switch_control(others, false), "customers.still_frozen 1");
  ASSERT_EQ(all_of(&unfreeze_many, administrator(others), {their_customer}, Frozen::account, "x"), "");
  EXPECT_EQ(switch_control(others, false), "");
}

TEST_P(Freezing, is_granted_to_resellers_by_their_distributor) {
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  const auto served = customer(reseller);
  EXPECT_EQ(switch_control(reseller, true), "customers.control_not_granted");
  EXPECT_EQ(grant(ours, reseller, true), "partners.not_distributor");
  ASSERT_EQ(grant(distributor, reseller, true), "");
  ASSERT_EQ(switch_control(reseller, true), "");
  EXPECT_EQ(all_of(&freeze_many, administrator(reseller), {served}, Frozen::account, "x"), "");
  ASSERT_EQ(grant(distributor, reseller, false), "");
  EXPECT_EQ(all_of(&unfreeze_many, administrator(reseller), {served}, Frozen::account, "x"),
            "customers.control_not_granted");
  EXPECT_EQ(state(served), Frozen::account) << "what is frozen stays so";
  EXPECT_EQ(all_of(&freeze_many, administrator(distributor), {served}, Frozen::account, "x"),
            "customers.control_off");
}

TEST_P(Freezing, needs_a_reason_and_a_resale_customer_of_one_s_own) {
  EXPECT_EQ(all_of(&freeze_many, administrator(ours), {theirs}, Frozen::account, "  "), "customers.reason_missing");
  EXPECT_EQ(all_of(&freeze_many, administrator(ours), {theirs}, Frozen::none, "x"),
            "invalid_value account, account_and_resources");
  EXPECT_EQ(freeze(customer(ours, Association::referral)), "customers.freeze_resale_only");
  EXPECT_EQ(freeze(customer(partner())), "customers.unknown");
  auto manager = administrator(ours);
  manager.rows = access::Rows::own;
  manager.person = access::PersonId(77);
  EXPECT_EQ(all_of(&freeze_many, manager, {theirs}, Frozen::account, "x"), "customers.unknown");
}

TEST_P(Freezing, goes_from_the_account_to_its_resources_and_back_and_keeps_a_record) {
  ASSERT_EQ(freeze(theirs), "");
  ASSERT_EQ(freeze(theirs), "") << "a second click does no harm";
  ASSERT_EQ(freeze(theirs, Frozen::resources), "");
  EXPECT_EQ(freeze(theirs), "customers.frozen_with_resources");
  EXPECT_EQ(unfreeze(theirs), "customers.frozen_with_resources");
  ASSERT_EQ(unfreeze(theirs, Frozen::resources), "");
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(records(theirs), (std::vector<std::string>{"account_and_resources>none", "account>account_and_resources",
                                                       "none>account"}));
}

TEST_P(Freezing, of_many_answers_for_each) {
  const auto other = customer(ours);
  const auto foreign = customer(partner());
  EXPECT_EQ(all_of(&freeze_many, administrator(ours), {theirs, other, foreign}, Frozen::account, "x"),
            "customers.unknown");
  EXPECT_EQ(state(theirs), Frozen::account);
  EXPECT_EQ(state(other), Frozen::account);
  EXPECT_EQ(state(foreign), Frozen::none);
}

TEST_P(Freezing, by_two_at_once_is_written_once) {
  at_once({[&] { return freeze(theirs); }, [&] { return freeze(theirs); }});
  EXPECT_EQ(records(theirs), std::vector<std::string>{"none>account"});
}

TEST_P(Freezing, keeps_people_from_acting_for_the_customer) {
  authorised(ours, theirs);
  ASSERT_EQ(begin_acting(administrator(ours), theirs), "");
  ASSERT_EQ(freeze(theirs), "");
  EXPECT_FALSE(still_acting(administrator(ours))) << "whoever orders is sent back at once";
  EXPECT_EQ(begin_acting(administrator(ours), theirs), "customers.acting_frozen");
  const auto operate = [&] {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      auto done = relations::begin_acting(work, theirs.id, relations::ActingPurpose::operate);
      if (done) last_acting = done->acting_id;
      return done;
    });
  };
  EXPECT_EQ(operate(), "");
  EXPECT_TRUE(still_acting(administrator(ours)));
  ASSERT_EQ(freeze(theirs, Frozen::resources), "");
  EXPECT_FALSE(still_acting(administrator(ours)));
  EXPECT_EQ(operate(), "customers.acting_frozen");
}

TEST_P(Freezing, by_a_person_stands_in_the_way_of_disassociation_and_by_the_system_ends_with_the_relation) {
  ASSERT_EQ(freeze(theirs), "");
  EXPECT_EQ(in_the_way(theirs), std::vector<std::string>{"customers.frozen"});
  ASSERT_EQ(unfreeze(theirs), "");
  ASSERT_TRUE(automatically(theirs, true));
  EXPECT_EQ(in_the_way(theirs), std::vector<std::string>{});
  disassociate(ours, theirs);
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(records(theirs).front(), "account_and_resources>none automatic");
}

TEST_P(Freezing, by_the_system_does_not_touch_what_a_person_froze) {
  ASSERT_EQ(freeze(theirs), "");
  EXPECT_FALSE(automatically(theirs, true));
  EXPECT_FALSE(automatically(theirs, false));
  EXPECT_EQ(state(theirs), Frozen::account);
  const auto other = customer(ours);
  ASSERT_TRUE(automatically(other, true));
  EXPECT_EQ(listed(directory::FreezeFilter::automatic), 1);
  ASSERT_EQ(freeze(other, Frozen::resources), "") << "a person takes it over";
  EXPECT_EQ(listed(directory::FreezeFilter::automatic), 0);
  EXPECT_FALSE(automatically(other, false));
}

TEST_P(Freezing, of_resources_is_shown_as_due_after_fifteen_days) {
  ASSERT_EQ(freeze(theirs, Frozen::resources), "");
  const auto due = [&] {
    std::int64_t count = 0;
    look(administrator(ours), [&](const work::View& view) { count = count_due(view); });
    return count;
  };
  now = now.plus_seconds(15 * 86'400 - 1);
  EXPECT_EQ(due(), 0);
  EXPECT_EQ(listed(directory::FreezeFilter::due), 0);
  now = now.plus_seconds(1);
  EXPECT_EQ(due(), 1);
  EXPECT_EQ(listed(directory::FreezeFilter::due), 1);
  EXPECT_EQ(listed(directory::FreezeFilter::account_and_resources), 1);
  EXPECT_EQ(listed(directory::FreezeFilter::none), 0);
}

TEST_P(Freezing, by_a_frozen_partner_thaws_accounts_only) {
  const auto other = customer(ours);
  ASSERT_EQ(freeze(theirs), "");
  ASSERT_EQ(freeze(other, Frozen::resources), "");
  Relations::freeze(ours);
  EXPECT_EQ(unfreeze(theirs), "");
  EXPECT_EQ(unfreeze(other, Frozen::resources), "customers.frozen_partner_unfreezes");
}

}  // namespace
}  // namespace pc::rooms
