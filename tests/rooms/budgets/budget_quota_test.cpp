// Budget quotas of resellers: who gives them, what they stop, and that nobody slips through.
#include <gmock/gmock.h>

#include <algorithm>

#include "market/budgets/quotas.hpp"
#include "market/budgets/remove_budgets.hpp"
#include "market/freezing/control.hpp"
#include "money/funds/funds.hpp"
#include "relations.hpp"
#include "views/directory/directory.hpp"
#include "views/directory/partner_list.hpp"

namespace pc::rooms {
namespace {

using partners::PartnerKind;
using ::testing::HasSubstr;

class BudgetQuota : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    other_ = storage().open(support::with(services));
    other_trail_ = std::make_unique<audit::AuditLog>(*other_);
    other_->start();
    services.keep(budgets::Usage{
        [](db::Reader&, std::span<const budgets::Used> which) { return std::vector<Money>(which.size()); }});
    administrator_ = access::Principal();
    distributor = partner(PartnerKind::distributor);
    reseller = partner(PartnerKind::reseller, distributor);
    theirs = customer(reseller);
    ASSERT_EQ(act(distributor.tenant, administrator(distributor),
                  [&](work::Work& work) {
                    return freezing::grant_control(work, {reseller.id, true});
                  }),
              "");
    ASSERT_EQ(act(reseller.tenant, administrator(reseller),
                  [](work::Work& work) { return freezing::switch_control(work, {true}); }),
              "");
  }
  void TearDown() override {
    other_->stop();
    Relations::TearDown();
  }
  Said give(const partners::Partner& who, const partners::Partner& whom, std::optional<std::int64_t> fen) {
    return act(who.tenant, administrator(who), [&](work::Work& work) {
      budgets::SetQuota input{whom.id, {}};
      if (fen) input.amount = Money::fen(*fen);
      return budgets::set_quota(work, input);
    });
  }
  budgets::SetBudgets order(const std::vector<customers::Customer>& which, std::int64_t fen) const {
    budgets::SetBudgets input;
    for (const auto& each : which) input.customer_ids.items.push_back(each.id);
    input.amount = Money::fen(fen);
    return input;
  }
  /// Codes of the customers, "" where it is set, in the order asked.
  std::vector<Said> set(const std::vector<customers::Customer>& which, std::int64_t fen) {
    std::vector<Said> all;
    EXPECT_EQ(act(reseller.tenant, administrator(reseller),
                  [&](work::Work& work) {
                    all.clear();
                    auto done = budgets::set_budgets(work, order(which, fen));
                    for (const auto& row : done->results) all.push_back(row.error_msg.value_or(""));
                    return done;
                  }),
              "");
    return all;
  }
  Said set_in_the_other(const customers::Customer& which, std::int64_t fen) {
    Said said;
    other_->write(reseller.tenant, [&](db::Transaction& tx) {
      work::Work work{tx, administrator_, now, ids_, *other_trail_, announcer()};
      said = budgets::set_budgets(work, order({which}, fen))->results.front().error_msg.value_or("");
      return true;
    });
    return said;
  }
  budgets::QuotaView shown() {
    budgets::QuotaView found;
    look(administrator(reseller), [&](const work::View& view) { found = *budgets::show_quota(view, {}); });
    return found;
  }
  /// The file of the distributor's list of resellers.
  std::string exported(const access::Principal& who) {
    edge::Routes routes;
    directory::add_routes(routes);
    const auto route = std::ranges::find_if(
        routes.all(), [](const auto& each) { return each->path == "/api/v1/resellers/export"; });
    std::string text;
    look(who, [&](const work::View& view) {
      text.clear();
      const directory::PartnerQuery all;
      EXPECT_TRUE((*route)->download(view, &all, [&](std::string_view part) { text += part; }));
    });
    return text;
  }
  partners::Partner distributor, reseller;
  customers::Customer theirs;
  access::Principal administrator_;

 private:
  std::unique_ptr<db::Database> other_;
  std::unique_ptr<audit::AuditLog> other_trail_;
};
PC_ON_BOTH_ENGINES(BudgetQuota)

TEST_P(BudgetQuota, is_given_by_the_distributor_of_the_reseller) {
  EXPECT_EQ(shown().amount, std::nullopt) << "no limit";
  EXPECT_EQ(set({theirs}, 1'000'000), std::vector<Said>{""});
  EXPECT_EQ(give(partner(), reseller, 100), "partners.not_distributor");
  EXPECT_EQ(give(partner(PartnerKind::distributor), reseller, 100), "partners.not_your_reseller");
  EXPECT_EQ(give(distributor, reseller, -1).substr(0, 14), "budgets.amount");
  ASSERT_EQ(give(distributor, reseller, 5'000), "");
  EXPECT_EQ(shown().amount, Money::fen(5'000));
  EXPECT_EQ(shown().granted, Money::fen(1'000'000)) << "granted budgets stay";
  EXPECT_EQ(shown().left, Money());
  ASSERT_EQ(give(distributor, reseller, std::nullopt), "");
  EXPECT_EQ(shown().amount, std::nullopt);
}

TEST_P(BudgetQuota, limits_what_is_granted_one_by_one_and_in_bulk) {
  const auto second = customer(reseller), third = customer(reseller);
  ASSERT_EQ(give(distributor, reseller, 1'000), "");
  EXPECT_EQ(set({theirs, second, third}, 400),
            (std::vector<Said>{"", "", "超出预算配额，该客户最多可设置：2.00"}));
  EXPECT_EQ(shown().left, Money::fen(200));
  EXPECT_EQ(set({theirs}, 600), std::vector<Said>{""}) << "its own budget counts once";
  EXPECT_EQ(set({theirs}, 601), std::vector<Said>{"超出预算配额，该客户最多可设置：6.00"});
  ASSERT_EQ(give(distributor, reseller, 500), "") << "below what is granted";
  EXPECT_EQ(set({third}, 1), std::vector<Said>{"超出预算配额，该客户最多可设置：0.00"});
  EXPECT_EQ(set({theirs}, 500), std::vector<Said>{""}) << "what is granted may be lowered";
  EXPECT_EQ(set({theirs}, 0), std::vector<Said>{""});
  EXPECT_EQ(set({third}, 100), std::vector<Said>{""});
}

TEST_P(BudgetQuota, comes_back_when_a_budget_is_taken_away) {
  const auto second = customer(reseller);
  ASSERT_EQ(give(distributor, reseller, 1'000), "");
  ASSERT_EQ(set({theirs}, 1'000), std::vector<Said>{""});
  ASSERT_NE(set({second}, 1), std::vector<Said>{""});
  ASSERT_EQ(act(reseller.tenant, administrator(reseller),
                [&](work::Work& work) {
                  budgets::RemoveBudgets input;
                  input.customer_ids.items = {theirs.id};
                  return budgets::remove_budgets(work, input);
                }),
            "");
  EXPECT_EQ(shown().left, Money::fen(1'000));
  EXPECT_EQ(set({second}, 1'000), std::vector<Said>{""});
}

TEST_P(BudgetQuota, of_two_processes_the_quota_is_never_exceeded) {
  administrator_ = administrator(reseller);
  for (int round = 0; round < 8; ++round) {
    const auto one = customer(reseller), two = customer(reseller);
    const auto granted = shown().granted.value_or(Money());
    ASSERT_EQ(give(distributor, reseller, (granted + Money::fen(100)).in_fen()), "");
    const auto said = at_once({[&] { return set_in_the_other(one, 70); },
                               [&] { return set({two}, 70).front(); }});
    EXPECT_EQ(std::ranges::count(said, ""), 1) << said[0] << " | " << said[1];
    EXPECT_LE(*shown().granted, *shown().amount);
  }
}

TEST_P(BudgetQuota, stands_in_the_distributor_s_list_of_resellers) {
  ASSERT_EQ(give(distributor, reseller, 1'000), "");
  ASSERT_EQ(set({theirs}, 400), std::vector<Said>{""});
  const auto unlimited = partner(PartnerKind::reseller, distributor);
  auto who = administrator(distributor);
  who.distributor = true;
  look(who, [&](const work::View& view) {
    const auto found = directory::list_resellers(view, {});
    for (const auto& row : found->items) {
      EXPECT_EQ(row.budget_quota, row.id == reseller.id ? std::optional(Money::fen(1'000)) : std::nullopt);
      EXPECT_EQ(row.budgets_granted, row.id == reseller.id ? std::optional(Money::fen(400)) : std::nullopt);
    }
  });
  look(who, [&](const work::View& view) {
    directory::PartnerQuery query;
    query.limit.value = 1;
    const auto found = directory::list_resellers(view, query);
    EXPECT_EQ(found->items.size(), 1);
    EXPECT_EQ(found->total, 2);
  });
  const auto file = exported(who);
  EXPECT_THAT(file, HasSubstr(",已分配预算（元）,预算配额（元）,"));
  EXPECT_THAT(file, HasSubstr(",是,4.00,10.00,"));
  EXPECT_THAT(file, HasSubstr(",否,,,")) << "no limit";
}

}  // namespace
}  // namespace pc::rooms
