// Ending and switching relations: who is asked, what stands in the way, and where everything is afterwards.
#include "market/relations/check_relation.hpp"
#include "market/relations/decide_request.hpp"
#include "market/relations/event_list.hpp"
#include "market/relations/request_relation.hpp"
#include "money/funds/account_statement.hpp"
#include "money/funds/adjustments.hpp"
#include "relations.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using funds::Source;

class Relation : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(top_up(ours, 10'000), "");
    ASSERT_EQ(credit_line(ours, 5'000), "");
  }
  std::vector<funds::Adjustment> adjustments() {
    std::vector<funds::Adjustment> all;
    look(administrator(ours), [&](const work::View& view) {
      all = funds::list_adjustments(view, funds::AdjustmentQuery())->items;
    });
    return all;
  }
  std::vector<std::string> in_the_way(relations::RelationKind kind) {
    std::vector<std::string> codes;
    look(administrator(ours), [&](const work::View& view) {
      codes.clear();
      const auto found = relations::check_relation(view, {theirs.id, kind});
      for (const auto& each : found->obstacles) codes.push_back(each.code);
    });
    return codes;
  }
  std::int64_t listed(std::optional<Association> association = {}) {
    std::int64_t found = 0;
    look(administrator(ours), [&](const work::View& view) {
      directory::CustomerQuery query;
      query.association_type = association;
      found = directory::list_customers(view, query)->total;
    });
    return found;
  }
  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Relation)

TEST_P(Relation, ends_when_the_customer_agrees_and_the_rest_returns_to_where_it_came_from) {
  ASSERT_EQ(allocate(ours, theirs, 700), "");
  ASSERT_EQ(allocate(ours, theirs, 300, Source::credit), "");
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(association_of(theirs), Association::resale) << "nothing happens before the decision";
  EXPECT_EQ(has(theirs), (Held{700, 300, 0}));
  ASSERT_EQ(decide(person_of(theirs), true), "");

  EXPECT_EQ(association_of(theirs), Association::none);
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
  EXPECT_EQ(can_give(ours), (Held{10'000, 5'000, 0}));
  const auto record = adjustments().front();
  EXPECT_EQ(record.operation_type, funds::Operation::disassociation_reclaim);
  EXPECT_EQ(record.source, Source::mixed);
  EXPECT_EQ(record.amount, Money::fen(1'000));
  EXPECT_EQ(record.customer_balance, Money());
  EXPECT_EQ(allocate(ours, theirs, 1), "funds.not_your_customer");
  EXPECT_EQ(open_periods(theirs), 0);
}

TEST_P(Relation, ends_without_a_record_where_nothing_was_left) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  ASSERT_EQ(decide(person_of(theirs), true), "");
  EXPECT_TRUE(adjustments().empty());
}

TEST_P(Relation, is_ended_by_the_partner_where_the_customer_asked) {
  ASSERT_EQ(allocate(ours, theirs, 500), "");
  ASSERT_EQ(ask_to_leave(theirs), "");
  EXPECT_EQ(decide(person_of(theirs), true), "customers.not_yours_to_decide");
  EXPECT_EQ(decide(administrator(partner()), true), "customers.unknown_request");
  ASSERT_EQ(decide(administrator(ours), true), "");
  EXPECT_EQ(association_of(theirs), Association::none);
  EXPECT_EQ(can_give(ours).topup, 10'000);
}

TEST_P(Relation, goes_on_when_the_other_side_rejects_with_a_reason) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(decide(person_of(theirs), false, " "), "customers.answer_missing");
  EXPECT_EQ(decide(person_of(theirs), false, "We stay"), "");
  EXPECT_EQ(decide(person_of(theirs), true), "customers.request_closed rejected");
  EXPECT_EQ(association_of(theirs), Association::resale);
}

TEST_P(Relation, is_asked_about_once_at_a_time_and_once_in_three_months) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(ask_to_disassociate(ours, theirs), "customers.request_open");
  EXPECT_EQ(ask_to_switch(ours, theirs), "customers.request_open");
  EXPECT_EQ(ask_to_leave(theirs), "customers.request_open");
  EXPECT_EQ(withdraw(person_of(theirs)), "customers.not_yours_to_withdraw");
  ASSERT_EQ(withdraw(administrator(ours)), "");
  EXPECT_TRUE(ask_to_switch(ours, theirs).starts_with("customers.too_soon"));
  EXPECT_TRUE(ask_to_leave(theirs).starts_with("customers.too_soon"));
  now = relations::months_later(now, 3);
  EXPECT_EQ(ask_to_leave(theirs), "");
}

TEST_P(Relation, cannot_end_in_arrears_and_everything_in_the_way_is_told) {
  ASSERT_EQ(charge(theirs, 250), "");
  EXPECT_EQ(in_the_way(relations::RelationKind::disassociate),
            std::vector<std::string>{"funds.arrears_block"});
  EXPECT_TRUE(ask_to_disassociate(ours, theirs).starts_with("customers.parting_blocked"));
  freeze(ours);
  EXPECT_EQ(in_the_way(relations::RelationKind::switch_type),
            (std::vector<std::string>{"customers.frozen_partner", "funds.arrears_block"}));
}

TEST_P(Relation, is_checked_again_when_it_is_decided) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  ASSERT_EQ(charge(theirs, 250), "");
  EXPECT_TRUE(decide(person_of(theirs), true).starts_with("customers.parting_blocked"));
  EXPECT_EQ(association_of(theirs), Association::resale);
  ASSERT_EQ(allocate(ours, theirs, 300), "");
  EXPECT_EQ(decide(person_of(theirs), true), "");
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
  EXPECT_EQ(can_give(ours).topup, 9'750);
}

TEST_P(Relation, of_another_type_begins_where_the_old_one_ends) {
  ASSERT_EQ(allocate(ours, theirs, 400), "");
  const auto before = now;
  ASSERT_EQ(ask_to_switch(ours, theirs), "");
  now = now.plus_seconds(60);
  ASSERT_EQ(decide(person_of(theirs), true), "");
  EXPECT_EQ(association_of(theirs), Association::referral);
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
  EXPECT_EQ(can_give(ours).topup, 10'000);
  EXPECT_EQ(open_periods(theirs), 1);
  EXPECT_EQ(association_at(theirs, before), Association::resale);
  EXPECT_EQ(association_at(theirs, now), Association::referral);
  EXPECT_EQ(allocate(ours, theirs, 1), "funds.not_resale");
}

TEST_P(Relation, to_a_referral_becomes_resale_and_money_may_come) {
  const auto referral = customer(ours, Association::referral);
  ASSERT_EQ(ask_to_switch(ours, referral), "");
  ASSERT_EQ(decide(person_of(referral), true), "");
  EXPECT_EQ(allocate(ours, referral, 100), "");
}

TEST_P(Relation, of_somebody_else_is_one_that_does_not_exist) {
  const auto others = partner();
  EXPECT_EQ(ask_to_disassociate(others, theirs), "customers.unknown");
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(decide(person_of(customer(ours)), true), "customers.unknown_request");
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  const auto indirect = customer(reseller);
  EXPECT_EQ(ask_to_disassociate(distributor, indirect), "customers.unknown") << "a reseller handles its own";
  EXPECT_EQ(ask_to_disassociate(reseller, indirect), "");
}

TEST_P(Relation, is_not_decided_after_its_request_has_run_out) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  const auto asked = now;
  now = asked.plus_seconds(relations::k_request_days * 86'400 - 1);
  EXPECT_EQ(expire(), 0);
  now = now.plus_seconds(1);
  EXPECT_EQ(decide(person_of(theirs), true), "customers.request_closed expired");
  EXPECT_EQ(expire(), 1);
  EXPECT_EQ(expire(), 0);
  EXPECT_EQ(states(theirs), (std::vector<std::string>{"part expired", "associate agreed"}));
}

TEST_P(Relation, that_ended_leaves_the_list_but_not_its_history) {
  ASSERT_EQ(allocate(ours, theirs, 500), "");
  disassociate(ours, theirs);
  EXPECT_EQ(listed(), 0);
  EXPECT_EQ(listed(Association::none), 1);
  look(administrator(ours), [&](const work::View& view) {
    const auto detail = directory::show_customer(view, {theirs.id});
    ASSERT_TRUE(detail.ok());
    EXPECT_EQ(detail->customer.association_type, Association::none);
    EXPECT_FALSE(detail->customer.can_adjust);
    funds::CustomerStatementQuery query;
    query.customer_id = theirs.id;
    const auto statement = funds::list_customer_statement(view, query);
    ASSERT_EQ(statement->items.size(), 2u);
    EXPECT_EQ(statement->items.front().trade_type, funds::TradeType::disassociate);
  });
  look(person_of(theirs), [&](const work::View& view) {
    EXPECT_EQ(funds::show_my_balance(view, {})->association_type, Association::none);
  });
}

TEST_P(Relation, that_waits_for_two_decisions_at_once_ends_once) {
  ASSERT_EQ(allocate(ours, theirs, 500), "");
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  const auto both = at_once({[&] { return decide(person_of(theirs), true); },
                             [&] { return decide(person_of(theirs), true); },
                             [&] { return withdraw(administrator(ours)); }});
  EXPECT_EQ(std::count(both.begin(), both.end(), ""), 1);
  EXPECT_EQ(can_give(ours).topup + has(theirs).topup, 10'000);
}

}  // namespace
}  // namespace pc::rooms
