// Account managers: who looks after whom, and since when; two who assign at once.
#include <thread>

#include "team.hpp"

namespace pc::rooms {
namespace {

namespace managers = account_managers;

class Managers : public Team {
 protected:
  void SetUp() override {
    Team::SetUp();
    theirs = customer(ours);
  }
  /// Half-open, none inside another, at most one open, the newest first.
  void expect_sound(const customers::Customer& each) {
    const auto all = periods(each);
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_LT(all[i].period.from, all[i].period.to);
      if (i > 0) {
        EXPECT_LE(all[i].period.to, all[i - 1].period.from);
        EXPECT_FALSE(all[i].period.open());
      }
    }
  }
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Managers)

TEST_P(Managers, follow_one_another_in_half_open_periods) {
  const Instant first = now;
  EXPECT_EQ(assign(theirs, anna), "");
  now = now.plus_seconds(3'600);
  EXPECT_EQ(assign(theirs, bert), "");
  const Instant second = now;
  now = now.plus_seconds(3'600);
  EXPECT_EQ(take_back(theirs), "");
  EXPECT_EQ(manager_at(theirs, Instant{first.micros - 1}), access::PersonId());
  EXPECT_EQ(manager_at(theirs, first), anna);
  EXPECT_EQ(manager_at(theirs, Instant{second.micros - 1}), anna);
  EXPECT_EQ(manager_at(theirs, second), bert);
  EXPECT_EQ(manager_at(theirs, now), access::PersonId());
  expect_sound(theirs);
}

TEST_P(Managers, assigned_again_change_nothing) {
  EXPECT_EQ(assign(theirs, anna), "");
  now = now.plus_seconds(60);
  EXPECT_EQ(assign(theirs, anna), "");
  EXPECT_EQ(periods(theirs).size(), 1u);
  EXPECT_EQ(take_back(theirs), "");
  EXPECT_EQ(take_back(theirs), "");
  EXPECT_EQ(periods(theirs).size(), 1u);
}

TEST_P(Managers, in_the_same_instant_still_follow_one_another) {
  EXPECT_EQ(assign(theirs, anna), "");
  EXPECT_EQ(assign(theirs, bert), "");
  now = now.plus_seconds(-900);  // a server whose clock is behind
  EXPECT_EQ(assign(theirs, cora), "");
  EXPECT_EQ(take_back(theirs), "");
  EXPECT_EQ(assign(theirs, anna), "");
  EXPECT_EQ(periods(theirs).size(), 4u);
  expect_sound(theirs);
}

TEST_P(Managers, are_replaced_only_while_they_are_who_was_seen) {
  EXPECT_EQ(assign(theirs, anna, access::PersonId()), "");
  EXPECT_EQ(assign(theirs, bert, access::PersonId()), "customers.manager_changed");
  EXPECT_EQ(assign(theirs, bert, cora), "customers.manager_changed");
  EXPECT_EQ(take_back(theirs, cora), "customers.manager_changed");
  EXPECT_EQ(assign(theirs, bert, anna), "");
  EXPECT_EQ(manager_at(theirs, now.plus_seconds(1)), bert);
}

TEST_P(Managers, are_active_people_of_that_role_and_partner) {
  const auto gone = person(ours, "account_manager", "disabled");
  const auto clerk = person(ours, "finance");
  const auto foreign = person(others, "account_manager");
  const auto both = person(ours, "finance,account_manager");
  for (const auto wrong : {gone, clerk, foreign, access::PersonId(4'711)})
    EXPECT_EQ(assign(theirs, wrong), "customers.unknown_manager");
  EXPECT_EQ(assign(theirs, both), "");
}

TEST_P(Managers, are_not_given_customers_of_somebody_else) {
  const auto foreign = customer(others);
  customers::Customer nobody = theirs;
  nobody.id = customers::CustomerId(42);
  EXPECT_EQ(assign(foreign, anna), "customers.unknown");
  EXPECT_EQ(assign(foreign, anna), assign(nobody, anna));
  EXPECT_EQ(take_back(foreign), take_back(nobody));
}

TEST_P(Managers, of_a_team_are_given_customers_of_that_team_by_their_supervisor) {
  const auto hers = as_supervisor(boss);
  EXPECT_EQ(assign(theirs, anna, {}, hers), "customers.unknown") << "nobody's customers are not theirs";
  EXPECT_EQ(assign(theirs, anna), "");
  EXPECT_EQ(assign(theirs, cora, {}, hers), "customers.unknown_manager") << "she is not of their team";
  EXPECT_EQ(assign(theirs, bert, {}, hers), "");
}

TEST_P(Managers, are_given_many_customers_each_with_a_result_of_its_own) {
  const auto taken = customer(ours);
  const auto foreign = customer(others);
  ASSERT_EQ(assign(taken, bert), "");
  managers::AssignMany many;
  many.manager_id = anna;
  many.customer_ids.items = {theirs.id, taken.id, foreign.id};
  many.only_unassigned = true;
  customers::CustomerResults results;
  const auto run = [&] {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      auto done = managers::assign_many(work, many);
      if (done) results = *done;
      return done;
    });
  };
  for (int time = 0; time < 2; ++time) {
    ASSERT_EQ(run(), "");
    EXPECT_EQ(results.succeeded, 1);
    EXPECT_EQ(results.failed, 2);
    EXPECT_TRUE(results.results[0].ok);
    EXPECT_EQ(results.results[1].error_code.value_or(""), "customers.manager_changed");
    EXPECT_EQ(results.results[2].error_code.value_or(""), "customers.unknown");
  }
  EXPECT_EQ(periods(theirs).size(), 1u);
  many.only_unassigned = false;
  ASSERT_EQ(run(), "");
  EXPECT_EQ(results.succeeded, 2);
  EXPECT_EQ(manager_at(taken, now.plus_seconds(1)), anna);
}

TEST_P(Managers, are_relieved_of_their_own_customers_only) {
  const auto berts = customer(ours);
  ASSERT_EQ(assign(theirs, anna), "");
  ASSERT_EQ(assign(berts, bert), "");
  managers::TakeManyBack many;
  many.manager_id = anna;
  many.customer_ids.items = {theirs.id, berts.id};
  customers::CustomerResults results;
  for (int time = 0; time < 2; ++time) {
    ASSERT_EQ(act(ours.tenant, administrator(ours),
                  [&](work::Work& work) {
                    auto done = managers::take_many_back(work, many);
                    if (done) results = *done;
                    return done;
                  }),
              "");
    EXPECT_TRUE(results.results[0].ok);
    EXPECT_EQ(results.results[1].error_code.value_or(""), "customers.manager_changed");
  }
  EXPECT_EQ(manager_at(berts, now.plus_seconds(1)), bert);
}

TEST_P(Managers, are_listed_with_the_number_of_their_customers) {
  const auto second = customer(ours);
  customer(ours);
  ASSERT_EQ(assign(theirs, anna), "");
  ASSERT_EQ(assign(second, anna), "");
  const auto list = [&](const access::Principal& who) {
    return see(who, [](const work::View& view) { return *managers::list_managers(view, {}); });
  };
  const auto all = list(administrator(ours));
  ASSERT_EQ(all.total, 3);
  EXPECT_EQ(all.unassigned, 1);
  EXPECT_EQ(all.items[0].id, anna);
  EXPECT_EQ(all.items[0].customers, 2);
  EXPECT_EQ(all.items[0].name, "Pe*** 1");
  EXPECT_EQ(list(as_supervisor(boss)).total, 2);
  EXPECT_EQ(list(as_manager(cora)).total, 1);
  EXPECT_EQ(list(administrator(others)).total, 0);
}

/// Two programs on one database, many people at once: every customer has one manager at a time, and each change that
/// was answered with success is one period.
TEST_P(Managers, assigned_at_once_by_two_programs_never_overlap) {
  const auto other = storage().open(support::with(services));
  audit::AuditLog audit_log(*other);
  IdSource ids{2};
  const events::Announcer announcer{ids};
  other->start();
  const auto who = administrator(ours);
  std::vector<customers::Customer> all{theirs, customer(ours), customer(ours)};
  std::vector<std::atomic<int>> changes(all.size());
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> people;
    for (int thread = 0; thread < 4; ++thread)
      people.emplace_back([&, thread] {
        auto& mine = thread % 2 == 0 ? database() : *other;
        for (int i = 0; i < 30; ++i) {
          const auto place = static_cast<std::size_t>((thread + i) % 3);
          const auto manager =
              std::array{anna, bert, cora, access::PersonId()}[static_cast<std::size_t>(thread * 7 + i) % 4];
          bool changed = false;
          const auto finished = mine.write(
              ours.tenant,
              [&](db::Transaction& tx) {
                work::Work work{tx, who, now.plus_seconds(thread % 2 * 600 + i), ids, audit_log, announcer};
                const auto done = manager ? managers::assign(work, ours.tenant, {all[place].id, manager, {}})
                                          : managers::take_back(work, ours.tenant, all[place].id);
                changed = done && manager && done->changed();
                return done.ok();
              },
              "assignment " + std::to_string(thread) + "-" + std::to_string(i));
          failed += finished.fate == db::Fate::committed ? 0 : 1;
          if (changed) ++changes[place];
        }
      });
  }
  other->stop();
  EXPECT_EQ(failed, 0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    expect_sound(all[i]);
    EXPECT_EQ(periods(all[i]).size(), static_cast<std::size_t>(changes[i]));
  }
}

TEST_P(Managers, are_missing_for_customers_of_today_only) {
  const auto unassigned = [&] {
    return see(administrator(ours),
               [](const work::View& view) { return managers::list_managers(view, {})->unassigned; });
  };
  ASSERT_EQ(unassigned(), 1);
  customer(ours);
  EXPECT_EQ(unassigned(), 2);
  customer(ours, customers::Association::none);
  EXPECT_EQ(unassigned(), 2) << "one that parted is nobody's to look after";
  EXPECT_EQ(assign(theirs, anna), "");
  EXPECT_EQ(unassigned(), 1);
}

}  // namespace
}  // namespace pc::rooms
