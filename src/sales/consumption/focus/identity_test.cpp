#include "identity.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

namespace pc::consumption::focus {
namespace {

Line some_line() {
  Line line;
  line.billing_account_id = "account";
  line.sub_account_id = "sub";
  line.currency = "USD";
  line.charge_period = {Instant{1'000'000}, Instant{2'000'000}};
  line.billed_cost = Decimal(100, 2);
  line.resource_id = "r-1";
  line.sku_id = "sku";
  return line;
}

std::string key_with(const std::function<void(Line&)>& change) {
  Line line = some_line();
  change(line);
  return charge_key(line);
}

TEST(ChargeKey, tells_apart_what_is_charged_for) {
  const std::map<std::string, std::function<void(Line&)>> changes{
      {"sub-account", [](Line& l) { l.sub_account_id = "other"; }},
      {"currency", [](Line& l) { l.currency = "EUR"; }},
      {"from", [](Line& l) { l.charge_period.from = Instant{1}; }},
      {"to", [](Line& l) { l.charge_period.to = Instant{3'000'000}; }},
      {"category", [](Line& l) { l.category = ChargeCategory::tax; }},
      {"correction", [](Line& l) { l.correction = true; }},
      {"resource", [](Line& l) { l.resource_id = "r-2"; }},
      {"sku", [](Line& l) { l.sku_id = "other"; }},
      {"price", [](Line& l) { l.sku_price_id = "price"; }},
      {"meter", [](Line& l) { l.sku_meter = "meter"; }},
      {"region", [](Line& l) { l.region_id = "region"; }},
      {"commitment", [](Line& l) { l.commitment_id = "ri-1"; }},
      {"used", [](Line& l) { l.commitment_status = CommitmentStatus::unused; }},
      {"number", [](Line& l) { l.source_id = "7"; }}};
  std::set<std::string> seen{charge_key(some_line())};
  for (const auto& [name, change] : changes) EXPECT_TRUE(seen.insert(key_with(change)).second) << name;
}

TEST(ChargeKey, knows_nothing_of_names_amounts_and_words) {
  const auto same = charge_key(some_line());
  EXPECT_EQ(same.size(), 32u);
  const std::map<std::string, std::function<void(Line&)>> changes{
      {"cost", [](Line& l) { l.billed_cost = Decimal(7, 0); }},
      {"list", [](Line& l) { l.list_cost = Decimal(7, 0); }},
      {"account's name", [](Line& l) { l.billing_account_name = "other"; }},
      {"sub-account's name", [](Line& l) { l.sub_account_name = "other"; }},
      {"service", [](Line& l) { l.service_name = "other"; }},
      {"service category", [](Line& l) { l.service_category = "other"; }},
      {"publisher", [](Line& l) { l.publisher = "other"; }},
      {"issuer", [](Line& l) { l.invoice_issuer = "other"; }},
      {"invoice", [](Line& l) { l.invoice_id = "INV-1"; }},
      {"resource's name", [](Line& l) { l.resource_name = "other"; }},
      {"region's name", [](Line& l) { l.region_name = "other"; }},
      {"description", [](Line& l) { l.description = "other"; }},
      {"frequency", [](Line& l) { l.frequency = ChargeFrequency::recurring; }},
      {"usage", [](Line& l) { l.consumed_quantity = Decimal(5, 0); }},
      {"tags", [](Line& l) { l.tags = R"({"a":"b"})"; }},
      {"capitals of a resource", [](Line& l) { l.resource_id = "R-1"; }}};
  for (const auto& [name, change] : changes) EXPECT_EQ(key_with(change), same) << name;
}

TEST(ChargeKey, values_cannot_run_into_each_other) {
  EXPECT_NE(key_with([](Line& l) { l.sku_id = "ab", l.sku_price_id = "c"; }),
            key_with([](Line& l) { l.sku_id = "a", l.sku_price_id = "bc"; }));
}

TEST(ChargeKey, is_half_of_what_looks_alike) {
  const auto key = charge_key(some_line());
  EXPECT_EQ(alike_part(key), alike_part(key_with([](Line& l) { l.source_id = "8", l.sku_meter = "m"; })));
  EXPECT_NE(alike_part(key), alike_part(key_with([](Line& l) { l.resource_id = "r-9"; })));
}

// Kept beside every charge for ever.
TEST(ChargeKey, does_not_change) { EXPECT_EQ(charge_key(some_line()), "7d66c2c4457d7edc666c3bbc255bc923"); }

}  // namespace
}  // namespace pc::consumption::focus
