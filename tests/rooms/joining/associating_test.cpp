// Who has no partner comes to one: what it owes and what it consumed stand in the way.
#include "market/joining/associate.hpp"
#include "sales/consumption/dashboard.hpp"
#include "team.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using partners::PartnerKind;

class Associating : public Team {
 protected:
  void SetUp() override {
    Team::SetUp();
    free = customer(ours);
    ASSERT_EQ(top_up(ours, 10'000), "");
  }
  void leaves() {
    ASSERT_EQ(act(ours.tenant, administrator(ours),
                  [&](work::Work& work) {
                    customers::end_association(work.tx, free, work.now);
                    return Result<Done>(Done{});
                  }),
              "");
    free.association = Association::none;
    now = now.plus_seconds(60);
  }
  Said comes(const partners::Partner& partner, bool registered) {
    return act(partner.tenant, administrator(partner), [&](work::Work& work) {
      return joining::associate_again(work, free, {partner, Association::resale, {}, {}, registered});
    });
  }
  customers::Customer free;
};
PC_ON_BOTH_ENGINES(Associating)

TEST_P(Associating, is_refused_while_something_is_owed) {
  consume(free, now.plus_seconds(-3'600), 500);  // before its time with the partner: owed all the same
  ASSERT_EQ(has(free), (Held{0, 0, 500}));
  leaves();
  EXPECT_EQ(comes(others, true), "join.in_arrears");
  EXPECT_EQ(comes(ours, true), "join.in_arrears");
}

TEST_P(Associating, of_who_has_consumed_needs_a_registration) {
  ASSERT_EQ(allocate(ours, free, 500), "");
  consume(free, now, 500);
  ASSERT_EQ(has(free), (Held{0, 0, 0}));
  leaves();
  EXPECT_EQ(comes(others, false), "join.needs_registration");
  EXPECT_EQ(comes(others, true), "");
}

TEST_P(Associating, of_who_has_not_consumed_needs_none) {
  leaves();
  EXPECT_EQ(comes(others, false), "");
}

TEST_P(Associating, with_another_reseller_in_the_afternoon_splits_the_day_between_the_two) {
  const auto distributor = partner(PartnerKind::distributor);
  const auto first = partner(PartnerKind::reseller, distributor), second = partner(PartnerKind::reseller, distributor);
  free = customer(first);
  const Instant noon = now;
  now = now.plus_seconds(7'200);
  leaves();
  ASSERT_EQ(comes(second, false), "");
  consume({{free, noon.plus_seconds(3'600), 300}, {free, now.plus_seconds(7'200), 500}});
  now = now.plus_seconds(86'400);
  const auto of = [&](const partners::Partner& reseller) {
    return see(administrator(reseller), [&](const work::View& view) {
      const auto trend = consumption::show_trend(view, {});
      const auto shares = consumption::show_associations(view, {});
      EXPECT_EQ(shares->payable_total, trend->payable_total);
      EXPECT_EQ(lines_of(administrator(reseller)).second, trend->payable_total.in_fen());
      return trend->payable_total.in_fen();
    });
  };
  EXPECT_EQ(of(first), 300);
  EXPECT_EQ(of(second), 500);
  EXPECT_EQ(findings(), std::vector<std::string>{});
}

}  // namespace
}  // namespace pc::rooms
