// A bill comes in: what lands where, what waits, what is refused, and what a second look at it changes.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "market.hpp"
#include "money/catalogue/exchange.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/day_sums.hpp"
#include "sales/consumption/lines.hpp"
#include "sales/consumption/mapping/mapping.hpp"
#include "sales/consumption/waiting/waiting.hpp"

namespace pc::rooms {
namespace {

using imports::Report;

constexpr const char* k_sample = PC_TEST_DATA "/focus-1.0-sample-1000.csv";
constexpr const char* k_account = "1234567890123";
const access::Principal k_operator = access::system_principal("operator");

/// The few columns that a line needs.
constexpr const char* k_head =
    "BillingAccountId,BillingAccountName,BillingCurrency,BilledCost,ListCost,EffectiveCost,ContractedCost,"
    "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,BillingPeriodStart,BillingPeriodEnd,"
    "ProviderName,PublisherName,InvoiceIssuerName,ServiceCategory,ServiceName,"
    "PricingQuantity,PricingUnit,SubAccountId,ResourceId\n";
std::string line(const std::string& account, const std::string& currency, const std::string& cost, int number) {
  return account + ",Test," + currency + "," + cost + "," + cost + "," + cost + "," + cost +
         ",Usage,Test,2026-10-05 00:00:00,2026-10-05 01:00:00,2026-10-01 00:00:00,2026-11-01 00:00:00,"
         "Cloud,Cloud,Cloud,Compute,Servers,1,Hours,sub," + "r-" + std::to_string(number) + "\n";
}

const db::Statement change_payments{
    "bills_test.change_payments",
    "UPDATE payment_part SET amount = amount + $2 WHERE tenant_id = $1 AND pot = 'topup'"};

class Bills : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    ours = partner();
    theirs = customer(ours);
    set_rate("USD", Decimal(70'000, 4), Day{0});
  }

  void set_rate(const std::string& currency, const Decimal& yuan, Day day) {
    database().write(TenantId(), [&](db::Transaction& tx) {
      catalogue::set_rate(tx, currency, {yuan, day}, "operator", now);
      return true;
    });
  }
  Report import(const std::string& path) {
    return imports::import_file(database(), consumption::k_bills, path, "bill.csv", k_operator);
  }
  Report import_text(const std::string& text) {
    const std::string path = files_.path() + "/bill" + std::to_string(++files_made_) + ".csv";
    std::ofstream(path) << text;
    return import(path);
  }
  Money map(const std::string& account, const customers::Customer& customer) {
    const auto mapped = consumption::map_account(database(), k_operator, {account, "", customer.id.value});
    EXPECT_TRUE(mapped.ok());
    return mapped ? mapped->amount_charged : Money();
  }
  consumption::LineRows lines(const consumption::LineQuery& query = {}) {
    consumption::LineRows rows;
    database().read([&](db::Reader& reader) {
      rows = *consumption::list_lines({reader, administrator(ours), now}, query);
    });
    return rows;
  }

  void change_a_payment_by_hand(std::int64_t fen) {
    database().write(ours.tenant, [&](db::Transaction& tx) {
      return tx.change(change_payments, {ours.tenant.value, fen}) == 1;
    });
  }

  partners::Partner ours;
  customers::Customer theirs;

 private:
  support::ScratchFolder files_{"bills"};
  int files_made_ = 0;
};
PC_ON_BOTH_ENGINES(Bills)

TEST_P(Bills, of_an_unknown_account_wait_and_land_when_it_is_mapped) {
  const auto report = import(k_sample);
  EXPECT_EQ(report.error, "");
  EXPECT_EQ(report.progress.lines_landed, 0);
  EXPECT_EQ(report.progress.lines_waiting, report.progress.lines_read - report.progress.lines_refused);
  EXPECT_EQ(has(theirs).arrears, 0);
  const Money charged = map(k_account, theirs);
  EXPECT_TRUE(charged.positive());
  EXPECT_EQ(has(theirs).arrears, charged.in_fen()) << "nobody had funded it";
}

TEST_P(Bills, say_what_each_pot_paid_and_verify_compares_it_with_the_books) {
  map("CN-1", theirs);
  ASSERT_EQ(top_up(ours, 500), "");
  ASSERT_EQ(allocate(ours, theirs, 500), "");
  ASSERT_EQ(import_text(k_head + line("CN-1", "CNY", "7.00", 1)).progress.lines_landed, 1);
  const auto row = lines().items.front();
  EXPECT_EQ(row.paid_cash, Money::fen(500));
  EXPECT_EQ(row.paid_credit, Money());
  EXPECT_EQ(row.arrears, Money::fen(200));
  change_a_payment_by_hand(1);
  EXPECT_THAT(findings(), testing::Contains(testing::HasSubstr("payments-equal-books")));
  EXPECT_THAT(findings(), testing::Contains(testing::HasSubstr("lines-add-up")));
  change_a_payment_by_hand(-1);
}

TEST_P(Bills, imported_again_charge_nothing_again) {
  map(k_account, theirs);
  const auto first = import(k_sample);
  const auto owed = has(theirs).arrears;
  const auto second = import(k_sample);
  EXPECT_EQ(second.progress.lines_landed, 0);
  EXPECT_EQ(second.progress.lines_waiting, 0);
  EXPECT_EQ(second.progress.lines_duplicate, first.progress.lines_landed + first.progress.lines_waiting);
  EXPECT_EQ(has(theirs).arrears, owed);
}

TEST_P(Bills, of_many_chunks_land_whole_and_equal_lines_are_told_apart) {
  std::string text = k_head;
  for (int i = 0; i < 2'500; ++i) text += line("CN-1", "CNY", "0.01", i % 1'250);  // every line comes twice
  map("CN-1", theirs);
  const auto report = import_text(text);
  EXPECT_EQ(report.error, "");
  EXPECT_EQ(report.progress.lines_landed, 2'500);
  EXPECT_EQ(has(theirs).arrears, 2'500);
  EXPECT_EQ(import_text(text).progress.lines_duplicate, 2'500);
}

TEST_P(Bills, with_bad_lines_land_without_them_and_every_one_is_named) {
  map("CN-1", theirs);
  const auto report = import_text(k_head + line("CN-1", "CNY", "1.00", 1) + line("CN-1", "CNY", "much", 2) +
                                  line("CN-1", "CNY", "2.00", 3) + line("", "CNY", "4.00", 4));
  EXPECT_EQ(report.progress.lines_landed, 2);
  EXPECT_EQ(report.progress.lines_refused, 2);
  ASSERT_EQ(report.faults.size(), 2u);
  EXPECT_EQ(report.faults[0].line, 3);
  EXPECT_EQ(report.faults[0].column, "BilledCost");
  EXPECT_EQ(report.faults[0].value, "much");
  EXPECT_EQ(report.faults[1].line, 5);
  EXPECT_EQ(report.faults[1].column, "BillingAccountId");
  EXPECT_EQ(has(theirs).arrears, 300);
}

TEST_P(Bills, are_converted_by_rates_that_a_short_page_counts) {
  set_rate("EUR", Decimal(78'549, 4), Day{1});
  database().read([&](db::Reader& reader) {
    catalogue::RateQuery query;
    query.limit.value = 1;
    const auto found = catalogue::list_rates(work::View{reader, k_operator, now}, query);
    EXPECT_EQ(found->total, 2);
    ASSERT_EQ(found->items.size(), 1u);
    EXPECT_EQ(found->items.front().id, "EUR-1970-01-02");
  });
}

TEST_P(Bills, in_a_currency_without_a_rate_wait_and_land_once_there_is_one) {
  map("EU-1", theirs);
  const std::string text = k_head + line("EU-1", "EUR", "1.00", 1);
  EXPECT_EQ(import_text(text).progress.lines_waiting, 1);
  EXPECT_EQ(import_text(text).progress.lines_duplicate, 1) << "it waits already";
  set_rate("EUR", Decimal(78'549, 4), Day{0});
  EXPECT_TRUE(consumption::rates_were_entered(database()));
  EXPECT_EQ(consumption::land_after_rates(database()), 1);
  EXPECT_FALSE(consumption::rates_were_entered(database()));
  EXPECT_EQ(import_text(text).progress.lines_duplicate, 1);
  EXPECT_EQ(has(theirs).arrears, 785) << "7.8549 yuan, cut to the fen";
  const auto row = lines().items.at(0);
  EXPECT_EQ(row.payable.in_fen(), 785);
  EXPECT_EQ(row.dropped, Decimal(49, 4));
  EXPECT_EQ(row.currency, "EUR");
}

TEST_P(Bills, that_are_no_bills_say_so_and_change_nothing) {
  EXPECT_NE(import_text("").error, "");
  EXPECT_NE(import_text("a,b,c\n1,2,3\n").error, "");
  EXPECT_EQ(lines().total, 0);
}

TEST_P(Bills, the_total_above_the_lines_is_that_of_the_lines_whatever_is_asked) {
  map(k_account, theirs);
  import(k_sample);
  using Query = consumption::LineQuery;
  const auto sum = [&](Query query) {
    query.limit.value = 100;
    Money total;
    std::int64_t count = 0;
    const auto first = lines(query);
    for (query.offset.value = 0; query.offset.value < first.total; query.offset.value += 100)
      for (const auto& row : lines(query).items) {
        total = total + row.payable;
        ++count;
      }
    EXPECT_EQ(first.payable_total, total);
    EXPECT_EQ(first.total, count);
    return count;
  };
  std::vector<BillCycle> cycles;
  database().read([&](db::Reader& reader) {
    cycles = consumption::cycles_with_lines(reader, ours.tenant.value);
  });
  ASSERT_FALSE(cycles.empty());
  EXPECT_TRUE(std::ranges::is_sorted(cycles, std::greater<>()));
  std::int64_t all = 0;
  for (const auto& cycle : cycles) {
    Query query;
    query.cycle = cycle;
    const auto count = sum(query);
    EXPECT_GT(count, 0);
    all += count;
    query.hide_zero = true;
    EXPECT_LE(sum(query), count);
    query.product_type = Text<0, 64>{"compute"};
    sum(query);
  }
  Query days;
  days.from = Day{0};
  EXPECT_EQ(sum(days), all);
  days.customer_id = theirs.id;
  EXPECT_EQ(sum(days), all);
  days.customer_id = customers::CustomerId(4711);
  EXPECT_EQ(sum(days), 0);
}

TEST_P(Bills, of_a_referral_customer_are_shown_and_not_charged) {
  const auto referral = customer(ours, customers::Association::referral);
  map("CN-1", referral);
  EXPECT_EQ(import_text(k_head + line("CN-1", "CNY", "5.00", 1)).progress.lines_landed, 1);
  EXPECT_EQ(has(referral), Held{});
  const auto rows = lines();
  ASSERT_EQ(rows.total, 1);
  EXPECT_EQ(rows.items[0].payable.in_fen(), 500);
}

}  // namespace
}  // namespace pc::rooms
