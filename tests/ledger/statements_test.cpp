// Statements (收支明细) and balances as they are read.
#include <rapidcheck.h>

#include <algorithm>

#include "small_world.hpp"

namespace pc::ledger::test {
namespace {

constexpr TenantId k_tenant{7};
const AccountName k_cash{k_tenant, 1, &cash};

class StatementsOn : public OnEngine {
 protected:
  StatementPage page_of(const AccountName& name, const StatementQuery& query) {
    StatementPage page;
    process.database().read([&](db::Reader& reader) { page = statement(reader, chart(), name, query); });
    return page;
  }
};
PC_ON_ENGINES(StatementsOn);

TEST_P(StatementsOn, newest_first_with_balance_counterparty_and_cause) {
  process.write(k_tenant, [&](db::Transaction& tx) {
    const Transfer in{&top_up, 0, 1, 100};
    const Transfer out{&pay, 1, 5, 30};
    return process.ledger().post(tx, k_tenant, {&in, 1}, {"topup", 11}, noon).ok() &&
           process.ledger().post(tx, k_tenant, {&out, 1}, {"order", 12}, noon.plus_seconds(1)).ok();
  });
  const auto page = page_of(k_cash, {});
  ASSERT_EQ(page.lines.size(), 2U);
  const Line& newest = page.lines[0];
  EXPECT_EQ(newest.code, &pay);
  EXPECT_FALSE(newest.income);
  EXPECT_EQ(newest.amount, 30);
  EXPECT_EQ(newest.balance_after, 70);
  EXPECT_EQ(newest.counterparty, 5);
  EXPECT_EQ(newest.cause_kind, "order");
  EXPECT_EQ(newest.cause_id, 12);
  EXPECT_EQ(newest.at, noon.plus_seconds(1));
  EXPECT_TRUE(page.lines[1].income);
  EXPECT_EQ(page.lines[1].balance_after, 100);
  EXPECT_EQ(page_of({k_tenant, 99, &cash}, {}).total, 0);
}

/// What the walk must give back, whatever the order in which requests reached the lane.
struct Posting {
  Instant at;
  bool in;
  std::int64_t amount;
  std::int64_t after;
};

TEST_P(StatementsOn, periods_codes_and_pages_hold_though_clocks_are_out_of_order) {
  std::int64_t tenant = 100;
  EXPECT_TRUE(rc::check("statements of jittered postings", [&] {
    const AccountName name{TenantId(++tenant), 1, &cash};
    // Generators work on this thread only, so everything is chosen before the lane runs.
    const auto seconds = [](int from, int to) {
      return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to)) * std::int64_t{1};
    };
    std::vector<Posting> all;
    std::int64_t balance = 0;
    for (const int amount : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-40, 60))) {
      if (amount == 0 || balance + amount < 0) continue;
      balance += amount;
      // A minute between requests, up to an hour out of order.
      const Instant at = noon.plus_seconds(std::ssize(all) * 60 + seconds(0, 3600));
      all.push_back({at, amount > 0, std::abs(amount), balance});
    }
    RC_ASSERT(process.write(name.tenant, [&](db::Transaction& tx) {
      for (const auto& each : all) {
        const Transfer transfer =
            each.in ? Transfer{&top_up, 0, 1, each.amount} : Transfer{&withdraw, 1, 0, each.amount};
        if (!process.ledger().post(tx, name.tenant, {&transfer, 1}, because, each.at).ok()) return false;
      }
      return true;
    }));
    StatementQuery query;
    query.period.from = noon.plus_seconds(seconds(-100, 9000));
    if (*rc::gen::arbitrary<bool>()) query.period.to = noon.plus_seconds(seconds(-100, 12'000));
    const bool only_income = *rc::gen::arbitrary<bool>();
    if (only_income) query.codes = {&top_up};
    query.offset = *rc::gen::inRange(0, 5);
    query.limit = *rc::gen::inRange(1, 9);
    if (*rc::gen::arbitrary<bool>()) query.count_most = *rc::gen::inRange(0, 30);
    std::vector<Posting> wanted;
    std::int64_t before = 0;
    for (const auto& each : all) {
      if (each.at < query.period.from) before += each.in ? each.amount : -each.amount;
      if (query.period.contains(each.at) && (each.in || !only_income)) wanted.insert(wanted.begin(), each);
    }
    process.database().read([&](db::Reader& reader) {
      const auto page = statement(reader, chart(), name, query);
      const auto counted = std::max(query.count_most, std::int64_t{query.offset} + query.limit);
      RC_ASSERT(page.total == std::min(std::ssize(wanted), counted));
      RC_ASSERT(page.more == (std::ssize(wanted) > counted));
      const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(query.offset), wanted.size());
      RC_ASSERT(page.lines.size() ==
                std::min<std::size_t>(static_cast<std::size_t>(query.limit), wanted.size() - skipped));
      for (std::size_t i = 0; i < page.lines.size(); ++i) {
        RC_ASSERT(page.lines[i].balance_after == wanted[skipped + i].after);
        RC_ASSERT(page.lines[i].at == wanted[skipped + i].at);
      }
      RC_ASSERT(balance_at(reader, name, query.period.from) == before);
      std::vector<std::int64_t> after;
      statement_pages(reader, chart(), name, query, 7, [&](std::span<const Line> lines) {
        RC_ASSERT(lines.size() <= 7U);
        for (const auto& line : lines) after.push_back(line.balance_after);
      });
      RC_ASSERT(std::equal(after.begin(), after.end(), wanted.begin(), wanted.end(),
                           [](std::int64_t each, const Posting& posting) { return each == posting.after; }));
    });
  }));
}

TEST_P(StatementsOn, pages_of_a_long_lived_account_are_those_of_its_days_though_clocks_are_out_of_order) {
  std::int64_t tenant = 10'000;
  EXPECT_TRUE(rc::check("a sum over days, newest day first, each day newest first", [&] {
    const AccountName name{TenantId(++tenant), 1, &till};
    const auto picked = [](int from, int to) {
      return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to)) * std::int64_t{1};
    };
    std::vector<Posting> all;
    std::int64_t balance = 0;
    const int most_apart = *rc::gen::element(600, 30'000, 200'000);
    for (const int amount : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-40, 60))) {
      if (amount == 0 || balance + amount < 0) continue;
      balance += amount;
      const Instant at = noon.plus_seconds(std::ssize(all) * picked(0, most_apart) + picked(0, 7200));
      all.push_back({at, amount > 0, std::abs(amount), balance});
    }
    RC_ASSERT(process.write(name.tenant, [&](db::Transaction& tx) {
      for (const auto& each : all) {
        const Transfer transfer =
            each.in ? Transfer{&cash_in, 0, 1, each.amount} : Transfer{&cash_out, 1, 0, each.amount};
        // What a refused closure would have counted is not counted.
        tx.nested([&] {
          static_cast<void>(process.ledger().post(tx, name.tenant, {&transfer, 1}, because, each.at));
          return false;
        });
        if (!process.ledger().post(tx, name.tenant, {&transfer, 1}, because, each.at).ok()) return false;
      }
      return true;
    }));
    StatementQuery query;
    const Day first = Day::of(noon);
    if (*rc::gen::arbitrary<bool>())
      query.period.from = Day{first.number + static_cast<std::int32_t>(picked(-1, 20))}.begin();
    if (*rc::gen::arbitrary<bool>())
      query.period.to = Day{first.number + static_cast<std::int32_t>(picked(0, 90))}.end();
    const bool only_income = *rc::gen::arbitrary<bool>();
    if (only_income) query.codes = {&cash_in};
    query.offset = *rc::gen::inRange(0, 30);
    query.limit = *rc::gen::inRange(1, 9);
    std::vector<Posting> wanted;
    for (auto each = all.rbegin(); each != all.rend(); ++each)
      if (query.period.contains(each->at) && (each->in || !only_income)) wanted.push_back(*each);
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const Posting& a, const Posting& b) { return Day::of(a.at) > Day::of(b.at); });
    process.database().read([&](db::Reader& reader) {
      const auto page = statement(reader, chart(), name, query);
      RC_ASSERT(page.total == std::ssize(wanted));
      RC_ASSERT(!page.more);
      const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(query.offset), wanted.size());
      RC_ASSERT(page.lines.size() ==
                std::min<std::size_t>(static_cast<std::size_t>(query.limit), wanted.size() - skipped));
      for (std::size_t i = 0; i < page.lines.size(); ++i)
        RC_ASSERT(page.lines[i].balance_after == wanted[skipped + i].after);
    });
  }));
  EXPECT_EQ(process.findings(), std::vector<std::string>{});
}

TEST_P(StatementsOn, balances_of_many_owners_come_in_their_order) {
  std::vector<std::int64_t> owners;
  std::vector<std::int64_t> expected;
  process.write(k_tenant, [&](db::Transaction& tx) {
    for (std::int64_t owner = 1; owner <= 45; ++owner) {
      const Transfer transfer{&top_up, 0, owner, owner * 10};
      if (owner % 4 == 0) continue;
      EXPECT_TRUE(process.ledger().post(tx, k_tenant, {&transfer, 1}, because, noon).ok());
    }
    return true;
  });
  for (std::int64_t owner = 45; owner >= 1; --owner) {
    owners.push_back(owner);
    expected.push_back(owner % 4 != 0 ? owner * 10 : 0);
  }
  process.database().read([&](db::Reader& reader) {
    std::vector<std::int64_t> found;
    for (const auto& each : balances(reader, k_tenant, cash, owners)) found.push_back(each.balance);
    EXPECT_EQ(found, expected);
    EXPECT_TRUE(balances(reader, k_tenant, cash, {}).empty());
    EXPECT_FALSE(balance(reader, {k_tenant, 44, &cash}).has_value());
  });
}

const db::Statement bend_links{"test.bend_links",
                               "UPDATE transfer SET from_previous = transfer_id, "
                               "to_previous = transfer_id WHERE tenant_id = $1"};

TEST_P(StatementsOn, links_bent_into_a_circle_do_not_hang_the_reader) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(process.post(k_tenant, {&top_up, 0, 1, 10}));
  process.write(k_tenant, [&](db::Transaction& tx) { return tx.change(bend_links, {k_tenant.value}) == 5; });
  EXPECT_EQ(page_of(k_cash, {}).total, 5);
}

}  // namespace
}  // namespace pc::ledger::test
