// Moving money to and from customers: what a partner is told, and where every fen is afterwards.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <thread>

#include "market.hpp"
#include "money/funds/adjustments.hpp"
#include "money/funds/bank_line.hpp"
#include "money/funds/book_repayment.hpp"
#include "money/funds/bulk_allocate.hpp"

namespace pc::rooms {
namespace {

using funds::Source;
using ::testing::StartsWith;

const db::Statement insert_row{"funds_test.bulk_row",
                               "INSERT INTO bulk_row (tenant_id, request_key, target_id, request_hash, adjustment_id, "
                               "refusal, field, allowed, at) VALUES ($1, $2, 1, '', 0, '', '', '', $3)"};

class Funds : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(top_up(ours, 10'000), "");
  }
  partners::Partner ours;
  customers::Customer theirs;
};
PC_ON_BOTH_ENGINES(Funds)

TEST_P(Funds, an_allocation_moves_money_from_the_account_that_was_chosen) {
  ASSERT_EQ(credit_line(ours, 5'000), "");
  EXPECT_EQ(allocate(ours, theirs, 300), "");
  EXPECT_EQ(allocate(ours, theirs, 200, Source::credit), "");
  EXPECT_EQ(has(theirs), (Held{300, 200, 0}));
  EXPECT_EQ(can_give(ours), (Held{9'700, 4'800, 0}));
}

TEST_P(Funds, more_than_there_is_cannot_be_allocated_and_what_there_is_is_told) {
  EXPECT_EQ(allocate(ours, theirs, 10'001), "funds.insufficient 100.00");
  EXPECT_EQ(allocate(ours, theirs, 1, Source::credit), "funds.insufficient 0.00");
  EXPECT_EQ(allocate(ours, theirs, 10'000), "");
  EXPECT_EQ(allocate(ours, theirs, 1), "funds.insufficient 0.00");
}

TEST_P(Funds, nothing_and_less_than_nothing_are_no_amounts) {
  for (const std::int64_t wrong : {0, -1}) {
    EXPECT_TRUE(allocate(ours, theirs, wrong).starts_with("funds.amount")) << wrong;
    EXPECT_TRUE(reclaim(ours, theirs, wrong).starts_with("funds.amount")) << wrong;
  }
}

TEST_P(Funds, credit_ends_with_its_last_day_in_beijing) {
  const Day today = Day::of(now);
  ASSERT_EQ(credit_line(ours, 5'000, today), "");
  now = Instant{today.end().micros - 1};
  EXPECT_EQ(allocate(ours, theirs, 100, Source::credit), "");
  now = today.end();
  EXPECT_EQ(allocate(ours, theirs, 100, Source::credit), "funds.credit_expired");
  EXPECT_EQ(can_give(ours).credit, 0);
  EXPECT_EQ(reclaim(ours, theirs, 100), "") << "what was given can be taken back";
}

TEST_P(Funds, a_credit_limit_does_not_fall_below_what_is_used) {
  ASSERT_EQ(credit_line(ours, 5'000), "");
  ASSERT_EQ(allocate(ours, theirs, 3'000, Source::credit), "");
  EXPECT_EQ(credit_line(ours, 2'999), "ledger.limit_below_use 30.00");
  EXPECT_EQ(credit_line(ours, 3'000), "");
  EXPECT_EQ(can_give(ours).credit, 0);
}

TEST_P(Funds, what_is_reclaimed_returns_to_where_it_came_from_top_up_first) {
  ASSERT_EQ(credit_line(ours, 5'000), "");
  ASSERT_EQ(allocate(ours, theirs, 300), "");
  ASSERT_EQ(allocate(ours, theirs, 200, Source::credit), "");
  EXPECT_EQ(reclaim(ours, theirs, 350), "");
  EXPECT_EQ(has(theirs), (Held{0, 150, 0}));
  EXPECT_EQ(can_give(ours), (Held{10'000, 4'850, 0}));
  EXPECT_EQ(reclaim(ours, theirs, 151), "funds.reclaim_too_much 1.50");
}

TEST_P(Funds, consumption_is_paid_from_top_up_then_credit_and_the_rest_is_owed) {
  ASSERT_EQ(credit_line(ours, 5'000), "");
  ASSERT_EQ(allocate(ours, theirs, 300), "");
  ASSERT_EQ(allocate(ours, theirs, 200, Source::credit), "");
  EXPECT_EQ(charge(theirs, 350), "");
  EXPECT_EQ(has(theirs), (Held{0, 150, 0}));
  EXPECT_EQ(charge(theirs, 160), "");
  EXPECT_EQ(has(theirs), (Held{0, 0, 10}));
}

TEST_P(Funds, what_is_owed_is_settled_out_of_what_arrives) {
  ASSERT_EQ(charge(theirs, 500), "");
  EXPECT_EQ(allocate(ours, theirs, 200), "");
  EXPECT_EQ(has(theirs), (Held{0, 0, 300}));
  EXPECT_EQ(reclaim(ours, theirs, 1), "funds.reclaim_too_much 0.00");
  EXPECT_EQ(allocate(ours, theirs, 400), "");
  EXPECT_EQ(has(theirs), (Held{100, 0, 0}));
}

TEST_P(Funds, a_refund_pays_what_is_owed_before_it_becomes_balance) {
  ASSERT_EQ(charge(theirs, 500), "");
  EXPECT_EQ(charge(theirs, -600), "");
  EXPECT_EQ(has(theirs), (Held{100, 0, 0}));
}

TEST_P(Funds, a_customer_of_somebody_else_is_one_that_does_not_exist) {
  const auto other = partner();
  const auto foreign = customer(other);
  customers::Customer nobody = theirs;
  nobody.id = customers::CustomerId(42);
  EXPECT_EQ(allocate(ours, foreign, 100), allocate(ours, nobody, 100));
  EXPECT_EQ(reclaim(ours, foreign, 100), reclaim(ours, nobody, 100));
  EXPECT_EQ(allocate(ours, foreign, 100), "funds.not_your_customer");
}

TEST_P(Funds, a_referral_customer_pays_for_itself) {
  const auto referral = customer(ours, customers::Association::referral);
  EXPECT_EQ(allocate(ours, referral, 100), "funds.not_resale");
  EXPECT_EQ(reclaim(ours, referral, 100), "funds.not_resale");
}

TEST_P(Funds, a_frozen_partner_moves_nothing) {
  ASSERT_EQ(allocate(ours, theirs, 100), "");
  database().write(ours.tenant, [&](db::Transaction& tx) {
    partners::set_status(tx, ours, partners::PartnerStatus::frozen, now);
    return true;
  });
  EXPECT_EQ(allocate(ours, theirs, 100), "partners.frozen");
  EXPECT_EQ(reclaim(ours, theirs, 100), "partners.frozen");
}

TEST_P(Funds, what_a_customer_without_a_funding_partner_owes_is_paid_by_bank_transfer) {
  auto operator_of_finance = access::system_principal("finance");
  operator_of_finance.side = access::Side::vendor;
  const auto repay = [&](const customers::Customer& customer, std::int64_t fen, const std::string& reference) {
    return act(customer.tenant, operator_of_finance, [&](work::Work& work) {
      funds::BookRepayment input;
      input.customer_id = customer.id;
      input.amount = Money::fen(fen);
      input.reference.value = reference;
      return funds::book_repayment(work, input);
    });
  };
  const auto alone = customer(ours, customers::Association::referral);
  ASSERT_EQ(charge(alone, 500), "");
  ASSERT_EQ(charge(theirs, 500), "");
  EXPECT_EQ(repay(theirs, 100, "R-1"), "funds.partner_repays");
  EXPECT_EQ(repay(alone, 501, "R-1"), "funds.repaid_too_much 5.00");
  EXPECT_EQ(repay(alone, 0, "R-1").substr(0, 12), "funds.amount");
  EXPECT_EQ(repay(alone, 200, "R-1"), "");
  EXPECT_EQ(has(alone), (Held{0, 0, 300}));
  EXPECT_EQ(repay(alone, 200, "R-1"), "") << "the same line again is the first one's result";
  EXPECT_EQ(has(alone), (Held{0, 0, 300}));
  EXPECT_THAT(repay(alone, 300, "R-1"), StartsWith("funds.reference_used R-1, 2026-11-24, "));
  EXPECT_THAT(top_up(ours, 200, "R-1"), StartsWith("funds.reference_used"))
      << "a line of the bank is one payment";
  EXPECT_EQ(repay(alone, 300, "R-2"), "");
  EXPECT_EQ(has(alone), (Held{0, 0, 0}));
  EXPECT_EQ(repay(alone, 1, "R-3"), "funds.repaid_too_much 0.00");
}

TEST_P(Funds, a_bank_transfer_is_booked_once_however_its_reference_is_typed) {
  const auto other = partner();
  EXPECT_EQ(top_up(ours, 500, "BK-1"), "");
  for (const auto* same : {"BK-1", " BK-1", "BK-1\u00a0", "bk-1", "ＢＫ-1", "b k - 1"})
    EXPECT_EQ(top_up(ours, 500, same), "") << same;
  EXPECT_EQ(can_give(ours).topup, 10'500) << "once";
  EXPECT_EQ(top_up(ours, 501, "bk-1"), "funds.reference_used BK-1, 2026-11-24, " + ours.name + ", 5.00");
  EXPECT_THAT(top_up(other, 500, "BK-1"), StartsWith("funds.reference_used BK-1, 2026-11-24, " + ours.name));
  EXPECT_EQ(can_give(other).topup, 0);
  EXPECT_EQ(top_up(other, 500, "BK-2"), "");
}

TEST_P(Funds, the_same_bank_transfer_is_answered_as_the_first_time) {
  const auto booked = [&](std::int64_t fen, const std::string& reference) {
    std::string said;
    act(ours.tenant, access::system_principal("finance"), [&](work::Work& work) {
      funds::TopUp input;
      input.partner_id = ours.id;
      input.amount = Money::fen(fen);
      input.reference.value = reference;
      auto done = funds::top_up(work, input);
      if (done) said = done->transfer_id + " " + done->topup_balance.text();
      return done;
    });
    return said;
  };
  const auto first = booked(500, "BK-1");
  EXPECT_THAT(first, ::testing::EndsWith(" 105.00"));
  EXPECT_THAT(booked(700, "BK-2"), ::testing::EndsWith(" 112.00"));
  EXPECT_EQ(booked(500, "bk-1"), first);
}

TEST_P(Funds, bank_lines_of_before_get_their_keys_and_the_first_of_two_keeps_it) {
  static const db::Statement forget_key{
      "funds_test.forget_key",
      "UPDATE bank_reference SET reference_key = ' ' || tenant_id || ' ' || reference "
      "WHERE tenant_id = $1"};
  const auto other = partner();
  ASSERT_EQ(top_up(ours, 500, "OLD-1"), "");
  now = now.plus_seconds(60);
  ASSERT_EQ(top_up(other, 500, "OLD-2"), "");
  for (const auto& each : {ours, other})
    database().write(each.tenant, [&](db::Transaction& tx) {
      tx.change(forget_key, {each.tenant.value});
      return true;
    });
  ASSERT_EQ(top_up(other, 500, "old-3"), "");
  funds::key_references(database());
  funds::key_references(database());
  EXPECT_THAT(top_up(other, 900, "old-1"), StartsWith("funds.reference_used OLD-1"));
  EXPECT_EQ(top_up(other, 500, "old-2"), "");
  EXPECT_EQ(can_give(other).topup, 1'000);
}

TEST_P(Funds, an_account_takes_no_more_than_its_cap) {
  constexpr auto k_most = limits::amount_fen_max;
  const auto rich = partner();
  ASSERT_EQ(top_up(rich, k_most - 100), "");
  EXPECT_EQ(top_up(rich, 101), "books.account_full 1.00");
  EXPECT_EQ(can_give(rich).topup, k_most - 100) << "nothing was changed";
  EXPECT_EQ(top_up(rich, 100), "");
  EXPECT_EQ(top_up(rich, 1), "books.account_full 0.00");
  const auto theirs_too = customer(rich);
  ASSERT_EQ(allocate(rich, theirs_too, 1'000), "");
  ASSERT_EQ(top_up(rich, 1'000), "");
  EXPECT_EQ(reclaim(rich, theirs_too, 1), "books.account_full 0.00");
}

TEST_P(Funds, records_are_counted_and_paged_by_days) {
  std::mt19937 random(11);
  struct Done {
    funds::Operation operation;
    Instant at;
    std::int64_t amount;
  };
  std::vector<Done> all;
  const Instant begin = now;
  for (int i = 0; i < 60; ++i) {
    const auto fen = 1 + static_cast<std::int64_t>(random() % 50);
    now = now.plus_seconds(static_cast<std::int64_t>(random() % 40'000));
    const bool back = random() % 3 == 0;
    if ((back ? reclaim(ours, theirs, fen) : allocate(ours, theirs, fen)).empty())
      all.push_back({back ? funds::Operation::reclaim : funds::Operation::allocate, now, fen});
    allocate(ours, theirs, 100'000'000);  // is refused and counts nothing
  }
  std::reverse(all.begin(), all.end());
  for (int round = 0; round < 40; ++round) {
    funds::AdjustmentFilter filter(customers::k_all_rows);
    filter.tenant = ours.tenant;
    filter.partner = ours.id;
    if (random() % 2 == 0)
      filter.period.from = begin.plus_seconds(static_cast<std::int64_t>(random() % 900'000));
    if (random() % 2 == 0)
      filter.period.to = begin.plus_seconds(static_cast<std::int64_t>(random() % 1'500'000));
    if (random() % 2 == 0) filter.operation = funds::Operation::reclaim;
    filter.limit = 1 + static_cast<std::int64_t>(random() % 20);
    filter.offset = static_cast<std::int64_t>(random() % 30);
    std::vector<std::int64_t> wanted, found;
    for (const auto& each : all)
      if (filter.period.contains(each.at) && (!filter.operation || *filter.operation == each.operation))
        wanted.push_back(each.amount);
    std::int64_t total = 0;
    database().read([&](db::Reader& reader) {
      const auto page = funds::find_adjustments(reader, filter);
      total = page.total;
      EXPECT_FALSE(page.total_more);
      found.clear();
      for (const auto& record : page.items) found.push_back(record.amount.in_fen());
    });
    EXPECT_EQ(total, std::ssize(wanted)) << round;
    const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(filter.offset), wanted.size());
    wanted.erase(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(skipped));
    if (wanted.size() > static_cast<std::size_t>(filter.limit))
      wanted.resize(static_cast<std::size_t>(filter.limit));
    EXPECT_EQ(found, wanted) << round;
  }
}

TEST_P(Funds, a_distributor_funds_its_resellers_and_nobody_else) {
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  ASSERT_EQ(top_up(distributor, 1'000), "");
  const auto give = [&](const partners::Partner& from, const partners::Partner& to, std::int64_t fen) {
    return act(from.tenant, administrator(from),
               [&](work::Work& work) {
                 return funds::allocate_to_reseller(work, {to.id, Money::fen(fen), "", "console"});
               });
  };
  const auto take = [&](const partners::Partner& from, std::int64_t fen) {
    return act(distributor.tenant, administrator(distributor),
               [&](work::Work& work) {
                 return funds::reclaim_from_reseller(work, {from.id, Money::fen(fen), "", "console"});
               });
  };
  EXPECT_EQ(give(distributor, reseller, 400), "");
  EXPECT_EQ(can_give(reseller).topup, 400);
  const auto last = customer(reseller);
  EXPECT_EQ(allocate(reseller, last, 150), "");
  EXPECT_EQ(take(reseller, 251), "funds.reclaim_too_much 2.50");
  EXPECT_EQ(take(reseller, 250), "");
  EXPECT_EQ(can_give(distributor).topup, 850);
  EXPECT_EQ(give(distributor, ours, 1), "partners.not_your_reseller");
  EXPECT_EQ(give(ours, reseller, 1), "partners.not_distributor");
  EXPECT_EQ(allocate(distributor, last, 1), "funds.not_your_customer") << "a reseller's customer is the reseller's";
}

TEST_P(Funds, answers_of_bulk_allocations_are_kept_for_a_week) {
  database().write(ours.tenant, [&](db::Transaction& tx) {
    tx.change(insert_row, {ours.tenant.value, std::string("a week ago"), now.plus_seconds(-7 * 86'400 - 1).micros});
    tx.change(insert_row, {ours.tenant.value, std::string("since"), now.plus_seconds(-6 * 86'400).micros});
    return true;
  });
  EXPECT_EQ(funds::forget_old_bulk_rows(database(), now), 1);
  EXPECT_EQ(funds::forget_old_bulk_rows(database(), now), 0);
}

TEST_P(Funds, two_people_at_once_cannot_give_more_than_there_is) {
  std::atomic<int> given = 0;
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person)
      people.emplace_back([&] {
        for (int i = 0; i < 10; ++i) given += allocate(ours, theirs, 300).empty();
      });
  }
  EXPECT_EQ(given, 33);
  EXPECT_EQ(has(theirs), (Held{9'900, 0, 0}));
  EXPECT_EQ(can_give(ours).topup, 100);
}

}  // namespace
}  // namespace pc::rooms
