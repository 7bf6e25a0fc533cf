// What a delivery changes is charged and given back as the first line was: to whom, from where, and where it counts.
#include "delivery_desk.hpp"
#include "market/account_managers/managers.hpp"
#include "market/customers/spending/spending.hpp"
#include "sales/consumption/dashboard.hpp"
#include "sales/consumption/day_sums.hpp"

namespace pc::rooms {
namespace {

using Lines = std::vector<BillLine>;

BillLine costing(const std::string& cost, const std::string& day = "2026-11-07", const std::string& resource = "r-1") {
  BillLine line;
  line.cost = cost;
  line.resource = resource;
  line.from = day + "T00:00:00Z", line.to = day + "T01:00:00Z";
  line.period = day.substr(0, 8) + "01T00:00:00Z";
  line.period_end = day.substr(0, 8) + "28T00:00:00Z";
  return line;
}
/// A delivery that reports nothing of the resource any more.
Lines without(const std::string& day = "2026-11-07") { return {costing("0", day, "nothing-else")}; }

class DeliveryMoney : public DeliveryDesk {
 protected:
  void SetUp() override {
    DeliveryDesk::SetUp();
    map("A-1", theirs);
  }
  Money spent(const char* month) {
    Money sum;
    database().read([&](db::Reader& reader) {
      sum = customers::spent_in(reader, ours.tenant, theirs.id, *BillCycle::parse(month));
    });
    return sum;
  }
};
PC_ON_BOTH_ENGINES(DeliveryMoney)

TEST_P(DeliveryMoney, goes_back_to_where_a_charge_had_it_from) {
  ASSERT_EQ(top_up(ours, 100'000), "");
  ASSERT_EQ(credit_line(ours, 100'000), "");
  ASSERT_EQ(allocate(ours, theirs, 300, funds::Source::topup), "");
  ASSERT_EQ(allocate(ours, theirs, 200, funds::Source::credit), "");
  deliver({costing("10.00")});
  EXPECT_EQ(has(theirs), (Held{0, 0, 500}));
  deliver({costing("4.00")}, "snapshot");
  EXPECT_EQ(has(theirs), (Held{0, 100, 0})) << "what was owed first, then what credit had paid";
  deliver(without(), "snapshot");
  EXPECT_EQ(has(theirs), (Held{300, 200, 0})) << "as if nothing had been charged";
  deliver({costing("10.00")}, "snapshot");
  EXPECT_EQ(has(theirs), (Held{0, 0, 500}));
}

TEST_P(DeliveryMoney, of_a_relation_that_has_ended_goes_to_the_partner_of_then) {
  ASSERT_EQ(top_up(ours, 100'000), "");
  ASSERT_EQ(credit_line(ours, 100'000), "");
  ASSERT_EQ(allocate(ours, theirs, 300, funds::Source::topup), "");
  ASSERT_EQ(allocate(ours, theirs, 700, funds::Source::credit), "");
  deliver({costing("10.00")});
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
  disassociate(ours, theirs);
  const auto before = can_give(ours);
  deliver({costing("4.00")}, "snapshot");
  EXPECT_EQ(can_give(ours).credit - before.credit, 600);
  deliver(without(), "snapshot");
  EXPECT_EQ(can_give(ours).credit - before.credit, 700);
  EXPECT_EQ(can_give(ours).topup - before.topup, 300);
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
  deliver({costing("1.00")}, "snapshot");
  EXPECT_EQ(has(theirs), (Held{0, 0, 100})) << "charged late it is owed";
}

TEST_P(DeliveryMoney, of_a_negative_line_is_taken_back_as_well) {
  ASSERT_EQ(top_up(ours, 100'000), "");
  ASSERT_EQ(allocate(ours, theirs, 1'000, funds::Source::topup), "");
  deliver({costing("-3.00")});
  EXPECT_EQ(has(theirs).topup, 1'300);
  deliver({costing("-1.00")}, "snapshot");
  EXPECT_EQ(has(theirs).topup, 1'100);
  deliver(without(), "snapshot");
  EXPECT_EQ(has(theirs).topup, 1'000);
}

TEST_P(DeliveryMoney, counts_in_its_own_cycle_while_that_is_open) {
  go_to("2026-11-02");
  deliver({costing("10.00", "2026-10-20")}, "snapshot");
  go_to("2026-11-04");
  deliver({costing("12.00", "2026-10-20")}, "snapshot");
  EXPECT_EQ(spent("2026-10"), 12_yuan);
  EXPECT_EQ(day_sum("2026-10-20", "2026-10-20"), 12_yuan);
}

TEST_P(DeliveryMoney, counts_in_the_next_open_cycle_when_its_own_is_closed) {
  deliver({costing("10.00", "2026-10-20")}, "snapshot");
  go_to("2026-12-10");
  deliver({costing("12.50", "2026-10-20")}, "snapshot");
  EXPECT_EQ(spent("2026-10"), 10_yuan) << "a bill of October does not change any more";
  EXPECT_EQ(spent("2026-11"), Money());
  EXPECT_EQ(spent("2026-12"), Money::fen(250));
  consumption::LineQuery query;
  query.cycle = BillCycle::parse("2026-12");
  const auto late = lines(query);
  ASSERT_EQ(late.size(), 1u);
  EXPECT_EQ(late[0].payable.in_fen(), 250);
  EXPECT_EQ(late[0].consumed_from.text(), "2026-10-20T00:00:00Z") << "it says when was consumed";
  EXPECT_TRUE(late[0].corrects);
  query.cycle = BillCycle::parse("2026-10");
  EXPECT_EQ(lines(query).size(), 1u);
}

TEST_P(DeliveryMoney, totals_above_lists_are_those_of_the_lines_also_of_what_counts_late) {
  deliver(Lines{costing("10.00", "2026-10-20"), costing("1.00", "2026-10-21", "r-2")}, "snapshot");
  go_to("2026-12-10");
  deliver(Lines{costing("12.50", "2026-10-20"), costing("1.00", "2026-10-21", "r-2")}, "snapshot");
  const auto total = [&](auto&& set) {
    consumption::LineQuery query;
    set(query);
    std::pair<std::int64_t, std::int64_t> told;
    database().read([&](db::Reader& reader) {
      const auto page = consumption::list_lines({reader, administrator(ours), now}, query);
      told = {page->total, page->payable_total.in_fen()};
      std::int64_t sum = 0;
      for (const auto& row : page->items) sum += row.payable.in_fen();
      EXPECT_EQ(static_cast<std::int64_t>(page->items.size()), page->total);
      EXPECT_EQ(sum, page->payable_total.in_fen());
    });
    return told;
  };
  using Query = consumption::LineQuery;
  const auto on = [](const char* day) { return Day::parse(day); };
  EXPECT_EQ(total([&](Query& q) { q.from = on("2026-10-20"), q.to = on("2026-10-20"); }), std::pair(2L, 1'250L));
  EXPECT_EQ(total([&](Query& q) { q.from = on("2026-10-21"); }), std::pair(1L, 100L));
  EXPECT_EQ(total([&](Query& q) { q.cycle = BillCycle::parse("2026-12"); }), std::pair(1L, 250L));
  EXPECT_EQ(total([&](Query& q) { q.cycle = BillCycle::parse("2026-12"), q.from = on("2026-12-01"); }),
            std::pair(0L, 0L));
  EXPECT_EQ(total([&](Query& q) { q.cycle = BillCycle::parse("2026-10"); }), std::pair(2L, 1'100L));
}

TEST_P(DeliveryMoney, belongs_to_the_manager_of_the_day_of_consumption_wherever_it_counts) {
  const auto anna = access::PersonId(4'711), bert = access::PersonId(4'712);
  static const db::Statement period{"delivery_money_test.manager",
                                    "INSERT INTO manager_period (tenant_id, customer_id, from_at, to_at, "
                                    "manager_id, first_day, end_day, assigned_by, "
                                    "ended_by) VALUES ($1, $2, $3, $4, $5, $6, $7, '', '')"};
  const auto looked_after = [&](access::PersonId who, const char* from, const char* to) {
    const Day first = *Day::parse(from), end = *Day::parse(to);
    database().write(ours.tenant, [&](db::Transaction& tx) {
      return tx.change(period, {ours.tenant.value, theirs.id.value, first.begin().micros, end.begin().micros, who.value,
                                std::int64_t{first.number}, std::int64_t{end.number}}) == 1;
    });
  };
  looked_after(anna, "2026-10-01", "2026-11-01");
  looked_after(bert, "2026-11-01", "2027-02-01");
  deliver({costing("10.00", "2026-10-20")}, "snapshot");
  go_to("2026-12-10");
  deliver({costing("12.50", "2026-10-20")}, "snapshot");
  database().read([&](db::Reader& reader) {
    const auto shares = consumption::show_managers({reader, administrator(ours), now}, {});
    ASSERT_EQ(shares->items.size(), 1u);
    EXPECT_EQ(shares->items[0].manager_id, anna);
    EXPECT_EQ(shares->items[0].payable.in_fen(), 1'250);
    auto manager = administrator(ours);
    manager.rows = access::Rows::own;
    manager.person = bert;
    consumption::LineQuery query;
    query.cycle = BillCycle::parse("2026-12");
    EXPECT_EQ(consumption::list_lines({reader, manager, now}, query)->total, 0);
    manager.person = anna;
    EXPECT_EQ(consumption::list_lines({reader, manager, now}, query)->payable_total.in_fen(), 250);
  });
}

TEST_P(DeliveryMoney, of_a_product_that_is_named_otherwise_moves_to_that_name) {
  auto line = costing("10.00");
  deliver({line}, "snapshot");
  line.cost = "11.00";
  deliver({line}, "snapshot");
  line.service = "Renamed";
  EXPECT_EQ(said(deliver({line}, "snapshot")), "known 1");
  database().read([&](db::Reader& reader) {
    const auto shares = consumption::show_products({reader, administrator(ours), now}, {});
    ASSERT_EQ(shares->items.size(), 1u) << "nothing is left under the old one";
    EXPECT_EQ(shares->items[0].product, "Renamed");
    EXPECT_EQ(shares->items[0].payable, 11_yuan);
  });
}

TEST_P(DeliveryMoney, counts_at_list_price_in_budgets_as_well) {
  auto line = costing("10.00");
  line.list = "20.00";
  deliver({line}, "snapshot");
  const auto listed = [&] {
    Money sum;
    database().read([&](db::Reader& reader) {
      const consumption::CustomerDays days{ours.tenant, theirs.id.value, *Day::parse("2026-11-01"),
                                           *Day::parse("2026-11-30")};
      sum = consumption::list_prices(reader, {&days, 1}).front();
    });
    return sum;
  };
  EXPECT_EQ(listed(), 20_yuan);
  line.list = "15.00";
  EXPECT_EQ(said(deliver({line}, "snapshot")), "changed 1") << "only the list price differs";
  EXPECT_EQ(listed(), 15_yuan);
  EXPECT_EQ(charged_for("r-1"), 1'000);
  deliver(without(), "snapshot");
  EXPECT_EQ(listed(), Money());
}

}  // namespace
}  // namespace pc::rooms
