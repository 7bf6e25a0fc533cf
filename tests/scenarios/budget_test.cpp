// A monthly budget: warnings, the freeze when it is used up, and the new month.
#include "market/budgets/budgets.hpp"
#include "market/budgets/set_budgets.hpp"
#include "market/freezing/control.hpp"
#include "relations.hpp"
#include "story.hpp"

namespace pc::scenarios {
namespace {

using customers::Frozen;

class BudgetStory : public Story<rooms::Relations> {
 protected:
  void SetUp() override {
    Relations::SetUp();
    services.keep(budgets::Usage{[this](db::Reader&, std::span<const budgets::Used> which) {
      std::vector<Money> used;
      for (const auto& one : which) used.push_back(Money::fen(used_in(one.days)));
      return used;
    }});
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(act(ours.tenant, administrator(ours),
                  [](work::Work& work) { return freezing::switch_control(work, {true}); }),
              "");
  }
  template <class Days>
  std::int64_t used_in(const Days& days) const {
    std::int64_t sum = 0;
    for (const auto& [day, fen] : used_)
      if (days.first <= day && day <= days.last) sum += fen;
    return sum;
  }
  rooms::Said sets_monthly(std::int64_t fen) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      budgets::SetBudgets input;
      input.customer_ids.items = {theirs.id};
      input.kind = budgets::BudgetKind::monthly;
      input.amount = Money::fen(fen);
      input.when_used_up = budgets::WhenUsedUp::freeze_account;
      input.thaws = true;
      return budgets::set_budgets(work, input);
    });
  }
  /// What the next day brings, and the count of it.
  void a_day_uses(std::int64_t fen) {
    days_pass(1);
    used_.emplace_back(Day::of(now), fen);
    budgets::count_all(database(), announcer(), now);
  }
  Frozen state() {
    Frozen found = Frozen::none;
    database().read(
        [&](db::Reader& reader) { found = customers::find(reader, theirs.tenant, theirs.id)->frozen; });
    return found;
  }

  partners::Partner ours;
  customers::Customer theirs;

 private:
  std::vector<std::pair<Day, std::int64_t>> used_;
};
PC_ON_BOTH_ENGINES(BudgetStory)

TEST_P(BudgetStory, a_month_is_used_up_and_the_next_begins_anew) {
  ASSERT_EQ(sets_monthly(10'000), "");
  EXPECT_EQ(news_of(ours.tenant), News{});
  a_day_uses(5'000);  // the 25th of November
  EXPECT_EQ(news_of(ours.tenant), News{});
  a_day_uses(3'000);
  EXPECT_EQ(news_of(ours.tenant), News{"budgets.level_reached"}) << "75 percent";
  a_day_uses(0);
  EXPECT_EQ(news_of(ours.tenant), News{}) << "told once";
  a_day_uses(1'000);
  EXPECT_EQ(news_of(ours.tenant), News{"budgets.level_reached"}) << "90 percent";
  EXPECT_EQ(state(), Frozen::none);
  a_day_uses(1'500);
  EXPECT_EQ(state(), Frozen::account);
  EXPECT_EQ(news_of(ours.tenant), (News{"budgets.level_reached", "customers.freeze_changed"}));
  a_day_uses(0);  // the 30th
  EXPECT_EQ(state(), Frozen::account);
  EXPECT_EQ(news_of(ours.tenant), News{});
  a_day_uses(0);  // the 1st of December
  EXPECT_EQ(state(), Frozen::none) << "a new month, a new budget";
  EXPECT_EQ(news_of(ours.tenant), News{"customers.freeze_changed"});
  a_day_uses(7'500);
  EXPECT_EQ(news_of(ours.tenant), News{"budgets.level_reached"});
}

}  // namespace
}  // namespace pc::scenarios
