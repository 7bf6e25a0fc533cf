// Posting, limits and reservations, as the rooms above use them.
#include "small_world.hpp"

namespace pc::ledger::test {
namespace {

class LedgerOn : public OnEngine {};
PC_ON_ENGINES(LedgerOn);

constexpr TenantId k_tenant{7};
const AccountName k_cash{k_tenant, 1, &cash};
const AccountName k_credit{k_tenant, 1, &credit};

TEST_P(LedgerOn, a_group_moves_all_of_it_or_nothing) {
  ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 100}));
  process.write(k_tenant, [&](db::Transaction& tx) {
    const Transfer group[] = {{&pay, 1, 5, 60}, {&pay, 1, 5, 50}};
    const auto answer = process.ledger().post(tx, k_tenant, group, because, noon);
    EXPECT_FALSE(answer.ok());
    EXPECT_EQ(answer.refusal().code, &books::errors::insufficient);
    EXPECT_EQ(answer.refusal().allowed, "0.40");
    return true;  // the closure goes on and is committed; the group is not
  });
  EXPECT_EQ(process.balance(k_cash), 100);
  EXPECT_EQ(process.balance({k_tenant, 5, &shop}), 0);
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

TEST_P(LedgerOn, several_transfers_of_a_group_touch_one_account_and_its_links_stay_whole) {
  process.write(k_tenant, [&](db::Transaction& tx) {
    const Transfer group[] = {{&top_up, 0, 1, 100}, {&give, 1, 2, 30}, {&give, 2, 1, 10}, {&pay, 1, 5, 80}};
    return process.ledger().post(tx, k_tenant, group, because, noon).ok();
  });
  EXPECT_EQ(process.balance(k_cash), 0);
  EXPECT_EQ(process.balance({k_tenant, 2, &cash}), 20);
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

TEST_P(LedgerOn, a_closure_sees_what_earlier_ones_of_its_batch_posted_and_nothing_of_failed_ones) {
  std::vector<std::int64_t> seen(3);
  const auto step = [&](std::size_t i, bool keep) {
    return [&, i, keep](db::Transaction& tx) {
      const Transfer transfer{&top_up, 0, 1, 10};
      EXPECT_TRUE(process.ledger().post(tx, k_tenant, {&transfer, 1}, because, noon).ok());
      seen[i] = process.ledger().balance(tx, k_cash).balance;
      return keep;
    };
  };
  const auto finished = process.batch(k_tenant, {step(0, true), step(1, false), step(2, true)});
  EXPECT_EQ(seen, (std::vector<std::int64_t>{10, 20, 20}));
  EXPECT_EQ(finished[1].fate, db::Fate::refused);
  EXPECT_EQ(process.balance(k_cash), 20);
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

TEST_P(LedgerOn, a_credit_account_falls_to_its_limit_and_the_limit_stays_above_what_is_used) {
  process.write(k_tenant, [&](db::Transaction& tx) {
    return process.ledger().set_credit_limit(tx, k_credit, 500, noon).ok();
  });
  EXPECT_TRUE(process.post(k_tenant, {&draw, 1, 1, 500}));
  EXPECT_FALSE(process.post(k_tenant, {&draw, 1, 1, 1}));
  process.write(k_tenant, [&](db::Transaction& tx) {
    const auto answer = process.ledger().set_credit_limit(tx, k_credit, 499, noon);
    EXPECT_EQ(answer.refusal().code, &errors::limit_below_use);
    EXPECT_EQ(answer.refusal().allowed, "5.00");
    return process.ledger().set_credit_limit(tx, k_credit, 700, noon).ok();
  });
  EXPECT_TRUE(process.post(k_tenant, {&draw, 1, 1, 200}));
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

class ReservationOn : public OnEngine {
 protected:
  HoldId reserve(std::int64_t amount, Instant expires_at = noon.plus_seconds(60)) {
    HoldId id;
    process.write(k_tenant, [&](db::Transaction& tx) {
      const auto answer = process.ledger().hold(tx, k_cash, amount, because, expires_at, noon);
      if (answer) id = *answer;
      return answer.ok();
    });
    return id;
  }
  const ErrorCode* post_hold(HoldId id, std::int64_t amount, Instant now) {
    const ErrorCode* code = nullptr;
    process.write(k_tenant, [&](db::Transaction& tx) {
      const auto answer = process.ledger().post_hold(tx, k_tenant, id, {&pay, 1, 5, amount}, because, now);
      code = answer ? nullptr : answer.refusal().code;
      return answer.ok();
    });
    return code;
  }
  void SetUp() override { ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 100})); }
  void TearDown() override { EXPECT_EQ(process.findings(), std::vector<std::string>{}); }
};
PC_ON_ENGINES(ReservationOn);

TEST_P(ReservationOn, reserved_money_cannot_be_spent_twice_and_the_rest_comes_back) {
  const auto id = reserve(70);
  ASSERT_TRUE(id);
  EXPECT_FALSE(reserve(31));
  EXPECT_FALSE(process.post(k_tenant, {&pay, 1, 5, 31}));
  EXPECT_EQ(post_hold(id, 71, noon), &errors::hold_exceeded);
  EXPECT_EQ(post_hold(id, 50, noon), nullptr);
  EXPECT_EQ(post_hold(id, 1, noon), &errors::hold_closed);
  EXPECT_EQ(process.balance(k_cash), 50);
  EXPECT_TRUE(process.post(k_tenant, {&pay, 1, 5, 50}));
}

TEST_P(ReservationOn, a_voided_reservation_gives_the_money_back_once) {
  const auto id = reserve(100);
  const auto give_back = [&] {
    return process.write(k_tenant, [&](db::Transaction& tx) {
      return process.ledger().void_hold(tx, k_tenant, id, noon).ok();
    });
  };
  EXPECT_TRUE(give_back());
  EXPECT_FALSE(give_back());
  EXPECT_TRUE(process.post(k_tenant, {&pay, 1, 5, 100}));
}

TEST_P(ReservationOn, an_expired_reservation_never_keeps_money_from_its_owner) {
  const auto id = reserve(100);
  EXPECT_FALSE(process.post(k_tenant, {&pay, 1, 5, 1}, noon.plus_seconds(59)));
  EXPECT_EQ(post_hold(id, 1, noon.plus_seconds(60)), &errors::hold_closed);
  EXPECT_TRUE(process.post(k_tenant, {&pay, 1, 5, 100}, noon.plus_seconds(60)));
}

TEST_P(ReservationOn, the_job_closes_what_has_expired_and_nothing_else) {
  ASSERT_TRUE(reserve(40));
  ASSERT_TRUE(reserve(50, noon.plus_seconds(600)));
  int count = 0;
  process.write(k_tenant, [&](db::Transaction& tx) {
    count = process.ledger().expire_holds(tx, k_tenant, noon.plus_seconds(60));
    EXPECT_EQ(process.ledger().balance(tx, k_cash).held, 50);
    return true;
  });
  EXPECT_EQ(count, 1);
}

TEST_P(ReservationOn, an_account_opened_reserved_and_posted_in_one_batch) {
  HoldId id;
  const auto finished = process.batch(
      k_tenant, {[&](db::Transaction& tx) {
                   const Transfer transfer{&top_up, 0, 9, 30};
                   return process.ledger().post(tx, k_tenant, {&transfer, 1}, because, noon).ok();
                 },
                 [&](db::Transaction& tx) {
                   const AccountName name{k_tenant, 9, &cash};
                   id = *process.ledger().hold(tx, name, 30, because, noon.plus_seconds(1), noon);
                   return true;
                 },
                 [&](db::Transaction& tx) {
                   return process.ledger().post_hold(tx, k_tenant, id, {&pay, 9, 5, 20}, because, noon).ok();
                 }});
  for (const auto& each : finished) EXPECT_EQ(each.fate, db::Fate::committed) << each.error;
  EXPECT_EQ(process.balance({k_tenant, 9, &cash}), 10);
}

}  // namespace
}  // namespace pc::ledger::test
