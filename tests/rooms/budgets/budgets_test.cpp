// Budgets: what counting leads to, how it ends, and that two at once do no harm.
#include "market/budgets/budgets.hpp"

#include "market/budgets/records.hpp"
#include "market/budgets/remove_budgets.hpp"
#include "market/budgets/set_budgets.hpp"
#include "market/freezing/control.hpp"
#include "market/freezing/freezing.hpp"
#include "relations.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::rooms {
namespace {

using budgets::BudgetKind;
using budgets::WhenUsedUp;
using customers::Frozen;

class Budgets : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    services.keep(budgets::Usage{[this](db::Reader&, std::span<const budgets::Used> which) {
      std::vector<Money> used;
      for (const auto& one : which)
        used.push_back(Money::fen(use_.contains(one.customer.value) ? counted(one) : 0));
      return used;
    }});
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(act(ours.tenant, administrator(ours),
                  [](work::Work& work) { return freezing::switch_control(work, {true}); }),
              "");
  }
  /// What was used in the counted days; all of it on one day.
  std::int64_t counted(const budgets::Used& one) const {
    const auto& [day, fen] = use_.at(one.customer.value);
    return one.days.first <= day && day <= one.days.last ? fen : 0;
  }
  void uses(const customers::Customer& which, std::int64_t fen) { use_[which.id.value] = {Day::of(now), fen}; }
  Said set(const std::vector<customers::Customer>& which, std::int64_t fen,
           WhenUsedUp what = WhenUsedUp::freeze_account, bool thaws = true, BudgetKind kind = BudgetKind::monthly) {
    now = now.plus_seconds(1);
    Said last;
    const Said whole = act(ours.tenant, administrator(ours), [&](work::Work& work) {
      budgets::SetBudgets input;
      for (const auto& each : which) input.customer_ids.items.push_back(each.id);
      input.kind = kind;
      input.amount = Money::fen(fen);
      input.when_used_up = what;
      input.thaws = thaws;
      auto done = budgets::set_budgets(work, input);
      if (done) last = done->results.back().error_code.value_or("");
      return done;
    });
    return whole.empty() ? last : whole;
  }
  Said remove(const std::vector<customers::Customer>& which) {
    now = now.plus_seconds(1);
    Said last;
    const Said whole = act(ours.tenant, administrator(ours), [&](work::Work& work) {
      budgets::RemoveBudgets input;
      for (const auto& each : which) input.customer_ids.items.push_back(each.id);
      auto done = budgets::remove_budgets(work, input);
      if (done) last = done->results.back().error_code.value_or("");
      return done;
    });
    return whole.empty() ? last : whole;
  }
  /// Levels in the order they were told.
  std::vector<int> told() {
    std::vector<int> levels;
    database().read([&](db::Reader& reader) {
      levels.clear();
      for (const auto& event : events::feed(reader, ours.tenant, 0, 1000)) {
        if (event.kind != budgets::events::level_reached) continue;
        const auto json = wire::Json::parse(event.payload);
        levels.push_back(wire::decode<budgets::BudgetNews>(*json)->level);
      }
    });
    return levels;
  }
  std::int64_t count() {
    now = now.plus_seconds(60);
    return budgets::count_all(database(), announcer(), now);
  }
  Frozen state(const customers::Customer& which) {
    Frozen found = Frozen::none;
    database().read([&](db::Reader& reader) { found = customers::find(reader, which.tenant, which.id)->frozen; });
    return found;
  }
  budgets::BudgetView shown(const customers::Customer& which) {
    budgets::BudgetView found;
    look(administrator(ours), [&](const work::View& view) { found = *budgets::show_budget(view, {which.id}); });
    return found;
  }
  std::vector<std::string> records() {
    std::vector<std::string> all;
    look(administrator(ours), [&](const work::View& view) {
      all.clear();
      const auto found = budgets::list_records(view, {});
      for (const auto& row : found->items)
        all.push_back(std::string(wire::name_of(row.action)) + " " + row.amount.text());
    });
    return all;
  }
  std::int64_t listed_above(std::int64_t percent) {
    std::int64_t found = 0;
    look(administrator(ours), [&](const work::View& view) {
      directory::CustomerQuery query;
      query.budget_used.emplace().value = percent;
      found = directory::list_customers(view, query)->total;
    });
    return found;
  }
  Said thaw(const customers::Customer& which) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      return freezing::change(work.tx, work.announcer, *customers::find(work.tx, which.tenant, which.id),
                              {Frozen::none, false, "by hand", "somebody"}, work.now);
    });
  }

  std::map<std::int64_t, std::pair<Day, std::int64_t>> use_;
  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Budgets)

TEST_P(Budgets, are_counted_told_at_each_level_once_and_freeze_when_used_up) {
  ASSERT_EQ(set({theirs}, 1'000), "");
  uses(theirs, 749);
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(told().empty());
  uses(theirs, 750);
  count();
  uses(theirs, 950);
  count();
  EXPECT_EQ(count(), 0) << "nothing new";
  EXPECT_EQ(told(), (std::vector<int>{75, 90}));
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(listed_above(90), 1);
  EXPECT_EQ(listed_above(100), 0);
  uses(theirs, 1'000);
  count();
  EXPECT_EQ(told().back(), 100);
  EXPECT_EQ(state(theirs), Frozen::account);
  EXPECT_EQ(shown(theirs).percent, 100);
  EXPECT_EQ(shown(theirs).left, Money());
  EXPECT_EQ(listed_above(100), 1);
}

TEST_P(Budgets, taken_away_thaw_what_they_froze_and_nothing_else) {
  const auto other = customer(ours), third = customer(ours);
  for (const auto& each : {theirs, other}) uses(each, 500);
  ASSERT_EQ(set({theirs, other, third}, 400, WhenUsedUp::freeze_resources, false), "");
  ASSERT_EQ(thaw(other), "");
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  return freezing::change(work.tx, work.announcer,
                                          *customers::find(work.tx, other.tenant, other.id),
                                          {Frozen::account, false, "by hand", "somebody"}, work.now);
                }),
            "");
  EXPECT_EQ(state(theirs), Frozen::resources);
  ASSERT_EQ(remove({theirs, other}), "");
  EXPECT_EQ(state(theirs), Frozen::none) << "its cause is gone";
  EXPECT_EQ(state(other), Frozen::account) << "somebody froze it by hand";
  EXPECT_FALSE(shown(theirs).set);
  EXPECT_TRUE(shown(third).set);
  ASSERT_EQ(remove({theirs}), "") << "a second click";
  EXPECT_EQ(std::ranges::count(records(), "removal 4.00"), 2);
  EXPECT_EQ(remove({theirs, customer(partner())}), "customers.unknown");
  EXPECT_EQ(remove({}), "invalid_value 1 - 100");
}

TEST_P(Budgets, taken_away_by_two_at_once_are_recorded_once) {
  ASSERT_EQ(set({theirs}, 400), "");
  at_once({[&] { return remove({theirs}); }, [&] { return remove({theirs}); }});
  EXPECT_EQ(records(), (std::vector<std::string>{"removal 4.00", "setting 4.00"}));
}

TEST_P(Budgets, that_are_raised_thaw_what_they_froze_when_they_say_so) {
  const auto other = customer(ours);
  uses(theirs, 500);
  uses(other, 500);
  ASSERT_EQ(set({theirs}, 400, WhenUsedUp::freeze_resources, true), "");
  ASSERT_EQ(set({other}, 400, WhenUsedUp::freeze_resources, false), "");
  EXPECT_EQ(state(theirs), Frozen::resources) << "used up when it is set: acted on at once";
  ASSERT_EQ(set({theirs}, 2'000, WhenUsedUp::freeze_resources, true), "");
  ASSERT_EQ(set({other}, 2'000, WhenUsedUp::freeze_resources, false), "");
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(state(other), Frozen::resources);
}

TEST_P(Budgets, of_a_month_are_restored_with_the_next_and_one_off_budgets_are_not) {
  const auto other = customer(ours);
  ASSERT_EQ(set({theirs}, 100), "");
  ASSERT_EQ(set({other}, 100, WhenUsedUp::freeze_account, true, BudgetKind::one_off), "");
  uses(theirs, 100);
  uses(other, 100);
  count();
  EXPECT_EQ(state(theirs), Frozen::account);
  EXPECT_EQ(state(other), Frozen::account);
  now = BillCycle::of(now).plus(1).period().from;
  count();
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(shown(theirs).used, Money());
  EXPECT_EQ(state(other), Frozen::account);
}

TEST_P(Budgets, freezes_once_in_a_period) {
  ASSERT_EQ(set({theirs}, 100), "");
  uses(theirs, 100);
  count();
  ASSERT_EQ(thaw(theirs), "");
  uses(theirs, 120);
  count();
  EXPECT_EQ(state(theirs), Frozen::none) << "somebody decided otherwise";
}

TEST_P(Budgets, without_a_consequence_only_tell) {
  ASSERT_EQ(set({theirs}, 0, WhenUsedUp::nothing), "");
  EXPECT_EQ(told(), std::vector<int>{100});
  EXPECT_EQ(state(theirs), Frozen::none);
}

TEST_P(Budgets, are_set_for_resale_customers_of_one_s_own_and_only_where_they_are_switched_on) {
  EXPECT_EQ(set({theirs}, -1), "budgets.amount 100000000000.00");
  EXPECT_EQ(set({customer(ours, customers::Association::referral)}, 1), "budgets.resale_only");
  EXPECT_EQ(set({customer(partner())}, 1), "customers.unknown");
  ASSERT_EQ(set({theirs}, 100), "");
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [](work::Work& work) { return freezing::switch_control(work, {false}); }),
            "");
  EXPECT_EQ(set({theirs}, 1), "customers.control_off");
  uses(theirs, 100);
  EXPECT_EQ(count(), 0);
  EXPECT_EQ(state(theirs), Frozen::none) << "asleep while it is off";
}

TEST_P(Budgets, of_many_replace_what_there_was_and_are_recorded) {
  const auto other = customer(ours);
  ASSERT_EQ(set({theirs}, 100), "");
  ASSERT_EQ(set({theirs, other}, 300), "");
  EXPECT_EQ(shown(theirs).amount, Money::fen(300));
  EXPECT_EQ(records(), (std::vector<std::string>{"setting 3.00", "setting 3.00", "setting 1.00"}));
}

TEST_P(Budgets, records_tell_on_a_short_page_how_many_there_are) {
  ASSERT_EQ(set({theirs, customer(ours)}, 100), "");
  look(administrator(ours), [&](const work::View& view) {
    budgets::RecordQuery query;
    query.limit.value = 1;
    const auto found = budgets::list_records(view, query);
    EXPECT_EQ(found->items.size(), 1);
    EXPECT_EQ(found->total, 2);
  });
}

TEST_P(Budgets, ends_with_the_relation) {
  ASSERT_EQ(set({theirs}, 100), "");
  uses(theirs, 100);
  count();
  ASSERT_EQ(state(theirs), Frozen::account);
  disassociate(ours, theirs);
  EXPECT_EQ(state(theirs), Frozen::none);
  EXPECT_EQ(records().front(), "removal 1.00");
  EXPECT_EQ(count(), 0);
}

TEST_P(Budgets, counted_and_set_by_two_at_once_freeze_once) {
  ASSERT_EQ(set({theirs}, 100), "");
  uses(theirs, 100);
  const auto counts = [&] {
    budgets::count_all(database(), announcer(), now.plus_seconds(60));
    return Said();
  };
  at_once({counts, counts, counts});
  EXPECT_EQ(told(), std::vector<int>{100});
  EXPECT_EQ(state(theirs), Frozen::account);
}

}  // namespace
}  // namespace pc::rooms
