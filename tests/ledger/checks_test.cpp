// Somebody writes into the tables by hand: the check that is there for it finds it.
#include <algorithm>

#include "small_world.hpp"

namespace pc::ledger::test {
namespace {

constexpr TenantId k_tenant{7};

struct Tampering {
  const char* name;
  const char* sql;                 // $1 is the tenant
  std::vector<std::string> found;  // the checks that find something
};

const Tampering k_tamperings[] = {
    {"a_balance_is_raised",
     "UPDATE account SET balance = balance + 1 WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"zero-sum", "sums", "links"}},
    {"money_is_taken_and_points_are_given",
     "UPDATE account SET balance = CASE WHEN kind = 'world.card' THEN balance + 1 ELSE balance - 1 END WHERE "
     "tenant_id = $1 "
     "AND kind IN ('world.card', 'world.shop')",
     {"zero-sum", "sums", "links"}},
    {"two_balances_are_shifted_against_each_other",
     "UPDATE account SET balance = CASE WHEN kind = 'bank' THEN balance - 1 ELSE balance + 1 END WHERE "
     "tenant_id = $1 "
     "AND kind IN ('bank', 'world.shop')",
     {"sums", "links"}},
    {"an_amount_is_changed",
     "UPDATE transfer SET amount = amount + 1 WHERE tenant_id = $1 AND code = 'world.pay'",
     {"sums", "links"}},
    {"an_amount_is_changed_and_all_balances_with_it",
     "UPDATE transfer SET amount = -amount, from_account = to_account, to_account = from_account, "
     "from_after = to_after, to_after = from_after, from_previous = to_previous, to_previous = from_previous "
     "WHERE tenant_id = $1 AND code = 'world.pay'",
     {"sums", "declared-pairs"}},
    {"a_transfer_is_deleted",
     "DELETE FROM transfer WHERE tenant_id = $1 AND code = 'world.pay'",
     {"sums", "links"}},
    {"a_balance_after_is_changed",
     "UPDATE transfer SET to_after = to_after + 1 WHERE tenant_id = $1 AND code = 'world.top_up'",
     {"links"}},
    {"a_link_is_bent",
     "UPDATE transfer SET from_previous = 0 WHERE tenant_id = $1 AND code = 'world.pay'",
     {"links"}},
    {"the_last_transfer_is_changed",
     "UPDATE account SET last_transfer_id = 1 WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"links"}},
    {"the_count_of_entries_is_changed",
     "UPDATE account SET entries = entries + 1 WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"sums"}},
    {"an_account_is_deleted",
     "DELETE FROM account WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"zero-sum", "sums", "declared-pairs"}},
    {"a_limit_is_lowered_below_its_use",
     "UPDATE account SET credit_limit = 49 WHERE tenant_id = $1 AND kind = 'world.credit'",
     {"floors"}},
    {"a_code_is_exchanged",
     "UPDATE transfer SET code = 'world.give' WHERE tenant_id = $1 AND code = 'world.pay'",
     {"declared-pairs"}},
    {"a_code_is_unknown",
     "UPDATE transfer SET code = 'gift' WHERE tenant_id = $1 AND code = 'world.pay'",
     {"declared-pairs"}},
    {"a_kind_is_unknown",
     "UPDATE account SET kind = 'purse' WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"zero-sum", "declared-pairs"}},
    {"a_cause_is_removed",
     "UPDATE transfer SET cause_id = 0 WHERE tenant_id = $1 AND code = 'world.pay'",
     {"causes"}},
    {"a_reservation_is_closed_without_its_money",
     "UPDATE hold SET state = 'voided' WHERE tenant_id = $1",
     {"holds"}},
    {"money_is_reserved_by_nothing",
     "UPDATE account SET held = held + 1 WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"holds"}},
    {"more_is_reserved_than_there_is",
     "UPDATE account SET held = 1000 WHERE tenant_id = $1 AND kind = 'world.shop'",
     {"floors", "holds"}},
    {"a_day_is_counted_wrongly",
     "UPDATE account_day SET entries = entries + 1 WHERE tenant_id = $1",
     {"days"}},
    {"a_day_is_forgotten", "DELETE FROM account_day WHERE tenant_id = $1", {"days"}},
};

/// Statements register themselves for ever, so they are made once.
const db::Statement& statement_of(const Tampering& tampering) {
  static const std::vector<std::unique_ptr<db::Statement>> all = [] {
    std::vector<std::unique_ptr<db::Statement>> made;
    for (const auto& each : k_tamperings)
      made.push_back(std::make_unique<db::Statement>(each.name, each.sql));
    return made;
  }();
  return *all.at(static_cast<std::size_t>(&tampering - k_tamperings));
}

/// Top-up 100, credit 50 of 80 drawn, 30 paid, 20 reserved; 10 points.
void trade(Process& process, TenantId tenant) {
  ASSERT_TRUE(process.write(tenant, [&](db::Transaction& tx) {
    const Ledger& ledger = process.ledger();
    const Transfer group[] = {
        {&top_up, 0, 1, 100}, {&draw, 1, 1, 50}, {&pay, 1, 5, 30}, {&cash_in, 0, 1, 40}, {&grant, 0, 1, 10}};
    return ledger.set_credit_limit(tx, {tenant, 1, &credit}, 80, noon).ok() &&
           ledger.post(tx, tenant, group, because, noon).ok() &&
           ledger.hold(tx, {tenant, 1, &cash}, 20, because, noon.plus_seconds(60), noon).ok();
  }));
}

class ChecksOn : public OnEngine {};
PC_ON_ENGINES(ChecksOn);

TEST_P(ChecksOn, every_tampering_is_found_by_the_checks_that_are_there_for_it) {
  for (const auto& tampering : k_tamperings) {
    const support::Storage fresh(GetParam());
    Process victim(fresh, 1);
    trade(victim, k_tenant);
    trade(victim, TenantId(8));
    ASSERT_EQ(victim.findings(), std::vector<std::string>{});
    ASSERT_TRUE(victim.write(k_tenant, [&](db::Transaction& tx) {
      return tx.change(statement_of(tampering), {k_tenant.value}) > 0;
    }));
    auto findings = victim.findings();
    for (auto& finding : findings) {
      EXPECT_NE(finding.find("tenant 7"), std::string::npos) << finding;
      finding.resize(finding.find(':'));
    }
    EXPECT_EQ(findings, tampering.found) << tampering.name;
  }
}

TEST_P(ChecksOn, every_check_is_seen_to_find_something) {
  for (const auto& check : checks())
    EXPECT_TRUE(std::any_of(std::begin(k_tamperings), std::end(k_tamperings), [&](const Tampering& each) {
      return std::find(each.found.begin(), each.found.end(), check.name) != each.found.end();
    })) << check.name;
}

TEST_P(ChecksOn, they_read_more_than_a_page_and_tell_how_far_they_are) {
  constexpr int k_posts = 12'000;
  process.write(k_tenant, [&](db::Transaction& tx) {
    for (int i = 0; i < k_posts; ++i) {
      const Transfer transfer{&top_up, 0, i % 7 + 1, 5};
      if (!process.ledger().post(tx, k_tenant, {&transfer, 1}, because, noon).ok()) return false;
    }
    return true;
  });
  process.database().read([](db::Reader& reader) {
    for (const auto& check : checks()) {
      std::int64_t rows = 0;
      EXPECT_TRUE(check.run(reader, [&](std::int64_t done) { rows = done; }).empty()) << check.name;
      const bool walks_transfers =
          check.name != "zero-sum" && check.name != "floors" && check.name != "holds" && check.name != "days";
      EXPECT_EQ(rows, walks_transfers ? 10'000 : 0) << check.name;
    }
  });
}

}  // namespace
}  // namespace pc::ledger::test
