// An account manager's role ends: nobody who is no manager looks after a customer afterwards.
#include "people/members/leaving.hpp"
#include "team.hpp"

namespace pc::rooms {
namespace {

class Leaving : public Team {
 protected:
  /// As identity announces it.
  Said ends(access::PersonId person, const std::vector<std::string>& roles, bool take_back) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      const members::RolesEnd told{person, roles, take_back, "Admin"};
      return work.announcer.announce(
          work.tx, ours.tenant, {members::events::roles_end, person.value, wire::encode(told)}, work.now);
    });
  }
  std::int64_t customers_of(access::PersonId manager) {
    return see(administrator(ours), [&](const work::View& view) {
      return account_managers::customers_of(view.reader, ours.tenant, manager);
    });
  }
};
PC_ON_BOTH_ENGINES(Leaving)

TEST_P(Leaving, of_a_manager_is_refused_with_the_number_of_his_customers) {
  const auto one = customer(ours), two = customer(ours);
  ASSERT_EQ(assign(one, anna), "");
  ASSERT_EQ(assign(two, anna), "");
  EXPECT_EQ(ends(anna, {"account_manager"}, false), "identity.has_customers 2");
  EXPECT_EQ(customers_of(anna), 2);
  EXPECT_EQ(ends(anna, {"finance"}, false), "") << "another role does not matter";
  EXPECT_EQ(ends(bert, {"account_manager"}, false), "") << "they have none";
}

TEST_P(Leaving, takes_his_customers_back_where_asked_and_their_history_stays) {
  const auto one = customer(ours), two = customer(ours), other = customer(ours);
  ASSERT_EQ(assign(one, anna), "");
  ASSERT_EQ(assign(two, anna), "");
  ASSERT_EQ(assign(other, bert), "");
  now = now.plus_seconds(3'600);
  ASSERT_EQ(ends(anna, {"account_manager"}, true), "");
  EXPECT_EQ(customers_of(anna), 0);
  EXPECT_EQ(customers_of(bert), 1);
  EXPECT_EQ(manager_at(one, now.plus_seconds(-1)), anna);
  EXPECT_EQ(manager_at(one, now), access::PersonId());
  EXPECT_EQ(periods(one).front().ended_by, "Admin");
}

}  // namespace
}  // namespace pc::rooms
