// Bills are delivered again: completed, corrected, in other words, in parts, and nobody pays twice.
#include "delivery_desk.hpp"
#include "sales/consumption/day_sums.hpp"

namespace pc::rooms {
namespace {

using Lines = std::vector<BillLine>;
using Files = std::vector<Lines>;

BillLine of(const std::string& resource, const std::string& cost) {
  BillLine line;
  line.resource = resource;
  line.cost = cost;
  return line;
}

class Deliveries : public DeliveryDesk {
 protected:
  void SetUp() override {
    DeliveryDesk::SetUp();
    map("A-1", theirs);
  }
};
PC_ON_BOTH_ENGINES(Deliveries)

TEST_P(Deliveries, of_the_same_charge_in_other_words_charge_it_once) {
  BillLine line = of("re-1", "10.00");
  line.tags = R"({"env":"test"})";
  EXPECT_EQ(said(deliver({line})), "landed 1");
  EXPECT_EQ(said(deliver({line})), "known 1");
  line.tags = R"({ "env" : "test" })";
  EXPECT_EQ(said(deliver({line})), "known 1");
  line.invoice = "INV-2026-11";
  EXPECT_EQ(said(deliver({line})), "known 1");
  EXPECT_EQ(lines().at(0).invoice_id, "INV-2026-11");
  line.tags = R"({"env":"test","team":"a"})";
  line.service = "Virtual machines";
  EXPECT_EQ(said(deliver({line})), "known 1");
  EXPECT_EQ(lines().at(0).product, "Virtual machines");
  EXPECT_EQ(lines().size(), 1u);
  EXPECT_EQ(has(theirs).arrears, 1'000) << "once";
}

TEST_P(Deliveries, with_columns_nobody_knows_and_names_that_changed_are_the_same) {
  EXPECT_EQ(said(deliver({of("r-1", "10.00")})), "landed 1");
  auto text = csv({of("r-1", "10.00")});
  const auto end = text.find('\n');
  text = text.substr(0, end) + ",BillingAccountName,x_cost_center\n" + text.substr(end + 1, text.size() - end - 2) +
         ",Renamed,42\n";
  EXPECT_EQ(said(deliver_text(text)), "known 1");
  EXPECT_EQ(has(theirs).arrears, 1'000);
}

TEST_P(Deliveries, with_equal_lines_in_several_files_count_all_of_them) {
  EXPECT_EQ(said(deliver(Lines{of("w", "3.00"), of("w", "3.00")})), "landed 2");
  EXPECT_EQ(said(deliver(Files{{of("p", "3.00")}, {of("p", "3.00")}})), "landed 2");
  EXPECT_EQ(said(deliver(Files{{of("p", "3.00")}, {of("p", "3.00")}})), "known 2");
  EXPECT_EQ(said(deliver(Lines{of("p", "3.00"), of("p", "3.00"), of("p", "3.00")})), "landed 1, known 2");
  EXPECT_EQ(charged_for("p"), 900);
}

TEST_P(Deliveries, of_a_snapshot_charge_what_differs_and_take_back_what_is_gone) {
  EXPECT_EQ(
      said(deliver(Lines{of("same", "1.00"), of("more", "10.00"), of("less", "5.00"), of("gone", "7.00")})),
      "landed 4");
  EXPECT_EQ(has(theirs).arrears, 2'300);
  EXPECT_EQ(
      said(deliver(Lines{of("same", "1.00"), of("more", "10.01"), of("less", "4.50"), of("new", "2.00")},
                   "snapshot")),
      "landed 1, known 1, changed 2, gone 1");
  EXPECT_EQ(charged_for("same"), 100);
  EXPECT_EQ(charged_for("more"), 1'001);
  EXPECT_EQ(charged_for("less"), 450);
  EXPECT_EQ(charged_for("gone"), 0);
  EXPECT_EQ(charged_for("new"), 200);
  EXPECT_EQ(has(theirs).arrears, 1'751);
  EXPECT_EQ(day_sum("2026-11-07", "2026-11-07").in_fen(), 1'751);
}

TEST_P(Deliveries, leave_differences_that_name_what_they_correct) {
  deliver({of("r", "10.00")});
  const auto first = lines().at(0);
  deliver({of("r", "10.01")}, "snapshot");
  deliver({of("r", "9.00")}, "snapshot");
  deliver(Lines{of("other", "1.00")}, "snapshot");
  consumption::LineQuery query;
  query.charge_id = consumption::LineId(std::stoll(first.id));
  const auto history = lines(query);
  ASSERT_EQ(history.size(), 4u);
  std::vector<std::string> amounts;
  for (const auto& row : history) {
    amounts.push_back(row.payable.text());
    EXPECT_EQ(row.corrects.value_or(""), row.id == first.id ? "" : first.id);
    EXPECT_EQ(row.bill_type, row.id == first.id ? "usage" : "adjustment");
    EXPECT_EQ(row.consumed_from, first.consumed_from);
  }
  EXPECT_EQ(amounts, (std::vector<std::string>{"-9.00", "-1.01", "0.01", "10.00"})) << "newest first";
  EXPECT_EQ(has(theirs).arrears, 100);
}

TEST_P(Deliveries, charge_a_fen_that_two_steps_reach_together) {
  deliver({of("r", "10.009")});
  deliver({of("r", "10.011")}, "snapshot");
  EXPECT_EQ(charged_for("r"), 1'001);
  deliver({of("r", "10.009")}, "snapshot");
  EXPECT_EQ(charged_for("r"), 1'000);
}

TEST_P(Deliveries, of_which_nothing_was_said_ask_when_an_amount_is_another) {
  deliver(Lines{of("a", "1.00"), of("b", "2.00"), of("c", "4.00")});
  const auto asked = deliver(Lines{of("a", "1.00"), of("b", "2.50"), of("d", "8.00")});
  EXPECT_EQ(said(asked), "asks");
  EXPECT_EQ(run_of(asked).state, "waiting");
  const auto q = question(asked);
  EXPECT_EQ(q.equal, 1);
  EXPECT_EQ(q.changed, 1);
  EXPECT_EQ(q.gone, 1);
  EXPECT_EQ(q.added, 1);
  ASSERT_EQ(q.differences.size(), 1u);
  EXPECT_EQ(q.differences[0].currency, "CNY");
  EXPECT_EQ(q.differences[0].amount.text(), "4.5") << "0.50 more, 4.00 less, 8.00 new";
  EXPECT_EQ(has(theirs).arrears, 700) << "nothing was booked";
}

TEST_P(Deliveries, that_were_asked_about_do_what_was_answered) {
  const Lines first{of("a", "1.00"), of("b", "2.00"), of("c", "4.00")},
      second{of("a", "1.00"), of("b", "2.50"), of("d", "8.00")};
  deliver(first);
  decide(deliver(second), "drop");
  EXPECT_EQ(has(theirs).arrears, 700);
  EXPECT_EQ(said(decide(deliver(second), "snapshot")), "landed 1, known 1, changed 1, gone 1");
  EXPECT_EQ(has(theirs).arrears, 1'150);
  EXPECT_EQ(said(decide(deliver(first), "increment")), "landed 2, known 1");
  EXPECT_EQ(has(theirs).arrears, 1'150 + 200 + 400);
}

TEST_P(Deliveries, are_asked_about_again_when_what_is_booked_has_changed_since) {
  deliver({of("a", "1.00")});
  const auto asked = deliver({of("a", "2.00")});
  deliver({of("a", "3.00")}, "snapshot");
  const auto again = decide(asked, "snapshot");
  EXPECT_EQ(said(again), "asks");
  EXPECT_EQ(question(again).differences.at(0).amount.text(), "-1");
  EXPECT_EQ(charged_for("a"), 300);
  EXPECT_EQ(said(decide(again, "snapshot")), "changed 1");
  EXPECT_EQ(charged_for("a"), 200);
}

TEST_P(Deliveries, can_be_decided_once) {
  deliver({of("a", "1.00")});
  const auto asked = deliver({of("a", "2.00")});
  decide(asked, "snapshot");
  const auto again = imports::decide(database(), consumption::k_bills, asked.import_id, "snapshot",
                                     access::system_principal("two"));
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.refusal().code->id, "imports.not_asking");
  EXPECT_EQ(charged_for("a"), 200);
}

TEST_P(Deliveries, of_new_lines_alone_need_no_word) {
  deliver({of("a", "1.00")});
  EXPECT_EQ(said(deliver({of("b", "2.00")})), "landed 1") << "another resource";
  EXPECT_EQ(said(deliver(Lines{of("a", "1.00"), of("b", "2.00"), of("c", "3.00")})), "landed 1, known 2")
      << "completed";
  EXPECT_EQ(said(deliver({of("b", "2.00")})), "known 1") << "a part again";
}

TEST_P(Deliveries, of_increments_add_what_is_not_known) {
  deliver({of("a", "1.00")}, "increment");
  EXPECT_EQ(said(deliver(Lines{of("a", "1.00"), of("a", "2.00")}, "increment")), "landed 1, known 1");
  EXPECT_EQ(said(deliver(Lines{of("a", "1.00"), of("a", "2.00")}, "increment")), "known 2") << "sent twice";
  EXPECT_EQ(charged_for("a"), 300);
}

TEST_P(Deliveries, under_other_numbers_of_the_provider_are_noticed) {
  auto line = of("a", "1.00");
  line.id = "1";
  deliver({line});
  line.id = "2";
  const auto asked = deliver({line});
  EXPECT_EQ(said(asked), "asks");
  EXPECT_EQ(question(asked).alike, 1);
  EXPECT_EQ(said(decide(asked, "snapshot")), "landed 1, gone 1");
  EXPECT_EQ(charged_for("a"), 100);
}

TEST_P(Deliveries, under_another_name_of_the_provider_are_noticed) {
  auto line = of("a", "1.00");
  line.provider = "AWS";
  deliver({line});
  line.provider = "Amazon Web Services";
  const auto asked = deliver({line}, "snapshot");
  EXPECT_EQ(said(asked), "asks");
  EXPECT_EQ(question(asked).alike_elsewhere, 1);
  EXPECT_EQ(question(asked).differences.at(0).amount.text(), "0");
  EXPECT_EQ(said(decide(asked, "snapshot")), "landed 1, gone 1");
  EXPECT_EQ(charged_for("a"), 100);
}

TEST_P(Deliveries, of_another_provider_with_the_same_account_leave_the_first_alone) {
  auto theirs_too = of("b", "5.00");
  theirs_too.provider = "Other";
  deliver({of("a", "1.00")}, "snapshot");
  EXPECT_EQ(said(deliver({theirs_too}, "snapshot")), "landed 1");
  EXPECT_EQ(said(deliver(Lines{}, "snapshot")), "");
  theirs_too.cost = "6.00";
  EXPECT_EQ(said(deliver({theirs_too}, "snapshot")), "changed 1");
  EXPECT_EQ(charged_for("a"), 100);
}

TEST_P(Deliveries, whose_provider_is_told_later_are_the_same) {
  auto line = of("a", "1.00");
  line.provider = "";
  deliver({line});
  line.provider = "AWS";
  EXPECT_EQ(said(deliver({line})), "known 1");
  line.provider = "";
  EXPECT_EQ(said(deliver({line})), "known 1");
}

TEST_P(Deliveries, of_a_snapshot_with_lines_that_cannot_be_read_take_nothing_away_unasked) {
  deliver(Lines{of("a", "1.00"), of("b", "2.00")});
  const auto asked = deliver(Lines{of("a", "1.00"), of("b", "much")}, "snapshot");
  EXPECT_EQ(said(asked), "asks");
  EXPECT_EQ(question(asked).refused, 1);
  EXPECT_EQ(question(asked).gone, 1);
  EXPECT_EQ(charged_for("b"), 200);
  EXPECT_EQ(said(decide(asked, "increment")), "known 1, refused 1");
  EXPECT_EQ(charged_for("b"), 200);
}

TEST_P(Deliveries, that_cannot_be_read_to_their_end_book_nothing_and_the_next_completes_them) {
  auto text = csv(Lines{of("a", "1.00"), of("b", "2.00"), of("c", "3.00")});
  auto broken = text;
  broken.replace(broken.find("\"b\""), 3, "17\" rack");
  const auto report = deliver_text(broken);
  EXPECT_EQ(report.error.substr(0, 8), "Line 3: ");
  EXPECT_NE(report.error.find("Nothing was booked"), std::string::npos);
  EXPECT_EQ(report.faults.size(), 1u);
  EXPECT_EQ(run_of(report).state, "failed");
  EXPECT_EQ(lines().size(), 0u);
  EXPECT_EQ(said(deliver_text(text)), "landed 3");
}

TEST_P(Deliveries, of_several_files_of_which_one_is_broken_book_nothing) {
  std::vector<imports::File> files{{file(csv({of("a", "1.00")})), "one.csv"}, {file("\"never closed"), "two.csv"}};
  const auto report = imports::import_files(database(), consumption::k_bills, files, "",
                                            access::system_principal("operator"));
  EXPECT_EQ(report.error.substr(0, 16), "two.csv, line 1:");
  EXPECT_EQ(lines().size(), 0u);
}

TEST_P(Deliveries, of_corrections_are_new_money_and_replace_nothing) {
  auto october = of("r", "10.00");
  october.from = "2026-10-07T00:00:00Z", october.to = "2026-10-07T01:00:00Z";
  october.period = "2026-10-01T00:00:00Z", october.period_end = "2026-11-01T00:00:00Z";
  deliver({october}, "snapshot");
  auto correction = october;
  correction.cost = "-2.00";
  correction.klass = "Correction";
  correction.period = "2026-11-01T00:00:00Z", correction.period_end = "2026-12-01T00:00:00Z";
  EXPECT_EQ(said(deliver({correction}, "snapshot")), "landed 1");
  EXPECT_EQ(said(deliver({correction}, "snapshot")), "known 1");
  EXPECT_EQ(charged_for("r"), 800);
  consumption::LineQuery query;
  query.cycle = BillCycle::parse("2026-11");
  const auto now_charged = lines(query);
  ASSERT_EQ(now_charged.size(), 1u) << "October is closed on the 24th of November";
  EXPECT_EQ(now_charged[0].payable.in_fen(), -200);
}

TEST_P(Deliveries, keep_the_rate_of_the_day_whatever_was_entered_since) {
  set_rate("USD", Decimal(7, 0), *Day::parse("2026-11-01"));
  auto line = of("r", "10.00");
  line.currency = "USD";
  deliver({line});
  EXPECT_EQ(charged_for("r"), 7'000);
  set_rate("USD", Decimal(8, 0), *Day::parse("2026-11-01"));
  line.cost = "11.00";
  deliver({line}, "snapshot");
  EXPECT_EQ(charged_for("r"), 7'700);
  deliver(Lines{of("x", "0.01")}, "snapshot");
  EXPECT_EQ(charged_for("r"), 0) << "what was charged goes back, at the rate of then";
}

TEST_P(Deliveries, of_two_accounts_take_away_nothing_of_a_third) {
  auto other = of("o", "5.00");
  other.account = "A-2";
  map("A-2", theirs);
  deliver(Lines{of("a", "1.00"), other}, "snapshot");
  EXPECT_EQ(said(deliver({of("a", "2.00")}, "snapshot")), "changed 1");
  EXPECT_EQ(charged_for("o"), 500);
  auto december = of("a", "9.00");
  december.period = "2026-12-01T00:00:00Z", december.period_end = "2027-01-01T00:00:00Z";
  EXPECT_EQ(said(deliver({december}, "snapshot")), "landed 1") << "of another billing period";
  EXPECT_EQ(charged_for("a"), 1'100);
}

TEST_P(Deliveries, of_which_the_mapping_says_how_they_are_meant_need_no_word) {
  const auto mapped = [&](consumption::DeliveryMode mode) {
    std::int64_t id = 0;
    database().read([&](db::Reader& reader) {
      static const db::Statement mapping{"deliveries_test.mapping",
                                         "SELECT mapping_id FROM bill_mapping WHERE tenant_id = $1"};
      id = reader.rows(mapping, {std::int64_t{0}}).front().integer(0);
    });
    EXPECT_EQ(act(TenantId(), access::system_principal("operator"),
                  [&](work::Work& work) { return consumption::set_delivery(work, id, mode); }),
              "");
  };
  deliver(Lines{of("a", "1.00"), of("b", "1.00")});
  mapped(consumption::DeliveryMode::snapshot);
  EXPECT_EQ(said(deliver({of("a", "2.00")})), "changed 1, gone 1");
  mapped(consumption::DeliveryMode::increment);
  EXPECT_EQ(said(deliver({of("a", "3.00")})), "landed 1");
  EXPECT_EQ(charged_for("a"), 500);
  EXPECT_EQ(said(deliver({of("a", "5.00")}, "snapshot")), "changed 1, gone 1") << "what is said goes before";
  EXPECT_EQ(charged_for("a"), 500);
}

TEST_P(Deliveries, of_the_gaps_times_and_digits_of_providers_land) {
  std::string text =
      "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,"
      "ChargePeriodEnd,"
      "ServiceProviderName,ResourceId\n";
  const auto line = [](const std::string& cost, const std::string& zone, const std::string& resource) {
    return cost + ",A-1,CNY,2026-11-01T00:00" + zone + ",2026-12-01T00:00" + zone + ",2026-11-08T00:00" + zone +
           ",2026-11-09T00:00" + zone + ",Cloud," + resource + "\n";
  };
  text += line("1.00", "Z", "a") + line("1.00", ":00.0000000Z", "b") + line("1.00", ":00+0000", "c") +
          line("4.0000000000000003E-10", ":00+00", "d") + line("1.1102230246251565E-16", "", "e");
  EXPECT_EQ(said(deliver_text(text)), "landed 5");
  const auto rows = lines();
  EXPECT_EQ(rows.at(0).product_type, "Other");
  EXPECT_EQ(rows.at(0).product, "");
  EXPECT_EQ(has(theirs).arrears, 300);
}

}  // namespace
}  // namespace pc::rooms
