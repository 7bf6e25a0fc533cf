#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/documents/csv.hpp"
#include "identity.hpp"
#include "parse.hpp"

namespace pc::consumption::focus {
namespace {

struct Bill {
  std::vector<Line> lines;
  std::vector<Fault> faults;
};

Bill sample_bill() {
  std::ifstream file(PC_TEST_DATA "/focus-1.0-sample-1000.csv");
  std::stringstream text;
  text << file.rdbuf();
  documents::CsvReader reader;
  reader.feed(text.str());
  reader.finish();
  EXPECT_EQ(reader.next(), documents::CsvReader::Next::record);
  const auto columns = Columns::of(reader.fields());
  EXPECT_TRUE(columns.ok());
  Bill bill;
  while (reader.next() == documents::CsvReader::Next::record) {
    auto result = parse_line(*columns, reader.fields(), reader.line());
    if (auto* line = std::get_if<Line>(&result))
      bill.lines.push_back(std::move(*line));
    else
      bill.faults.push_back(std::get<Fault>(result));
  }
  return bill;
}

template <class Pick>
std::string total(const Bill& bill, Pick pick) {
  Decimal sum;
  for (const auto& line : bill.lines) {
    const std::optional<Decimal> value = pick(line);
    if (value) sum = Decimal::sum(sum, *value).value();
  }
  return sum.text();
}

TEST(FocusSample, every_line_of_the_real_bill_is_read) {
  const auto bill = sample_bill();
  for (const auto& fault : bill.faults)
    ADD_FAILURE() << fault.line << " " << fault.column << " " << fault.code->id << " " << fault.value;
  EXPECT_EQ(bill.lines.size(), 1000U);
}

TEST(FocusSample, sums_are_exact) {
  const auto bill = sample_bill();
  EXPECT_EQ(total(bill, [](const Line& l) { return std::optional(l.billed_cost); }), "20.52022672899");
  EXPECT_EQ(total(bill, [](const Line& l) { return std::optional(l.effective_cost); }), "14.97651418586");
  EXPECT_EQ(total(bill, [](const Line& l) { return std::optional(l.list_cost); }), "20.39090575119");
  EXPECT_EQ(total(bill, [](const Line& l) { return l.contracted_cost; }), "14.97626039326");
  EXPECT_EQ(total(bill, [](const Line& l) { return l.pricing_quantity; }), "13438.62931081682");
  EXPECT_EQ(total(bill, [](const Line& l) { return l.consumed_quantity; }), "13438.712904456820057");
}

TEST(FocusSample, what_is_counted_in_it_is_what_is_there) {
  const auto bill = sample_bill();
  const auto count = [&](auto&& holds) { return std::count_if(bill.lines.begin(), bill.lines.end(), holds); };
  EXPECT_EQ(count([](const Line& l) { return l.category == ChargeCategory::credit; }), 1);
  EXPECT_EQ(count([](const Line& l) { return l.category == ChargeCategory::adjustment; }), 2);
  EXPECT_EQ(count([](const Line& l) { return l.frequency == ChargeFrequency::usage_based; }), 999);
  EXPECT_EQ(count([](const Line& l) { return l.billed_cost.negative(); }), 13);
  EXPECT_EQ(count([](const Line& l) { return l.tags.empty(); }), 289);
  EXPECT_EQ(count([](const Line& l) { return !l.contracted_cost; }), 7);
  EXPECT_EQ(count([](const Line& l) { return l.commitment_status == CommitmentStatus::used; }), 4);
  EXPECT_EQ(count([](const Line& l) { return l.billing_account_name.empty(); }), 7);
  EXPECT_EQ(count([](const Line& l) { return l.provider == "Microsoft"; }), 51);
  std::set<std::string> sub_accounts;
  std::set<std::string> keys;
  std::set<std::string> ids;
  for (const auto& line : bill.lines) {
    sub_accounts.insert(line.sub_account_id);
    keys.insert(charge_key(line));
    ids.insert(line.source_id);
  }
  EXPECT_EQ(sub_accounts.size(), 73U);
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_EQ(keys.size(), 1000U);
}

TEST(FocusSample, first_line_says_what_it_says) {
  const auto line = sample_bill().lines.front();
  EXPECT_EQ(line.source_id, "11472");
  EXPECT_EQ(line.billing_account_id, "1234567890123");
  EXPECT_EQ(line.billed_cost.text(), "0.0000008");
  EXPECT_EQ(line.list_unit_price->text(), "0.0000004");
  EXPECT_EQ(line.charge_period.from.text(), "2024-09-18T22:00:00Z");
  EXPECT_EQ(line.charge_period.to.text(), "2024-09-18T23:00:00Z");
  EXPECT_EQ(line.currency, "USD");
  EXPECT_EQ(line.resource_name, "");
  EXPECT_EQ(line.sub_account_name, "Atlas Nimbus");
  EXPECT_EQ(line.pricing_category, PricingCategory::standard);
  EXPECT_FALSE(line.correction);
  // Kept beside every charge for ever: a change here would let booked lines be charged again.
  EXPECT_EQ(charge_key(line), "9754f97cdc44548c73d9fc392e3a6d1a");
}

}  // namespace
}  // namespace pc::consumption::focus
