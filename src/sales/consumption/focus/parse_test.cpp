#include "parse.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

namespace pc::consumption::focus {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A line as most providers fill it, as name and value.
Pairs small_line() {
  return {{"BilledCost", "1.25"},
          {"BillingAccountId", "acc-1"},
          {"BillingCurrency", "USD"},
          {"BillingPeriodStart", "2024-09-01 00:00:00"},
          {"BillingPeriodEnd", "2024-10-01 00:00:00"},
          {"ChargeCategory", "Usage"},
          {"ChargePeriodStart", "2024-09-18 22:00:00"},
          {"ChargePeriodEnd", "2024-09-18 23:00:00"},
          {"EffectiveCost", "1.00"},
          {"InvoiceIssuerName", "Issuer"},
          {"ListCost", "1.5"},
          {"ProviderName", "Provider"},
          {"PublisherName", "Publisher"},
          {"ServiceCategory", "Compute"},
          {"ServiceName", "Machines"}};
}

Pairs with(Pairs line, const std::string& name, const std::string& value) {
  for (auto& pair : line)
    if (pair.first == name) {
      pair.second = value;
      return line;
    }
  line.emplace_back(name, value);
  return line;
}

Pairs with(const std::string& name, const std::string& value) { return with(small_line(), name, value); }

std::variant<Line, Fault> parse(const Pairs& pairs, std::int64_t number = 2) {
  std::vector<std::string_view> header;
  std::vector<std::string_view> fields;
  for (const auto& [name, value] : pairs) {
    header.emplace_back(name);
    fields.emplace_back(value);
  }
  const auto columns = Columns::of(header);
  EXPECT_TRUE(columns.ok());
  return parse_line(*columns, fields, number);
}

Line good(const Pairs& pairs) {
  auto result = parse(pairs);
  if (const auto* fault = std::get_if<Fault>(&result)) {
    ADD_FAILURE() << fault->column << " " << fault->code->id << " " << fault->value;
    return {};
  }
  return std::get<Line>(std::move(result));
}

/// All that a line says.
std::string told(const Line& l) {
  const auto number = [](const std::optional<Decimal>& value) { return value ? value->text() : "-"; };
  const auto word = [](const auto& value) { return value ? std::string(text_of(*value)) : "-"; };
  std::string all = std::string(text_of(l.category)) + (l.correction ? "!" : "") + word(l.frequency) +
                    word(l.pricing_category) + word(l.commitment_category) + word(l.commitment_status);
  for (const auto& at : {l.billing_period.from, l.billing_period.to, l.charge_period.from, l.charge_period.to})
    all += "|" + at.text_micros();
  for (const auto& value : {std::optional(l.billed_cost), l.effective_cost, l.list_cost, l.contracted_cost,
                            l.list_unit_price, l.contracted_unit_price, l.pricing_quantity, l.consumed_quantity})
    all += "|" + number(value);
  for (const auto* text : {&l.source_id,
                           &l.billing_account_id,
                           &l.billing_account_name,
                           &l.sub_account_id,
                           &l.sub_account_name,
                           &l.currency,
                           &l.description,
                           &l.pricing_unit,
                           &l.consumed_unit,
                           &l.provider,
                           &l.publisher,
                           &l.invoice_issuer,
                           &l.invoice_id,
                           &l.service_category,
                           &l.service_name,
                           &l.sku_id,
                           &l.sku_meter,
                           &l.sku_price_id,
                           &l.region_id,
                           &l.region_name,
                           &l.availability_zone,
                           &l.resource_id,
                           &l.resource_name,
                           &l.resource_type,
                           &l.commitment_id,
                           &l.commitment_name,
                           &l.commitment_type,
                           &l.tags})
    all += "|" + *text;
  return all;
}

/// "BilledCost:consumption.focus_bad_number:abc"
std::string bad(const Pairs& pairs) {
  const auto result = parse(pairs);
  const auto* fault = std::get_if<Fault>(&result);
  if (!fault) return "no fault";
  EXPECT_EQ(fault->line, 2);
  EXPECT_FALSE(fault->message(Language::en).empty());
  EXPECT_FALSE(fault->message(Language::zh_CN).empty());
  return fault->column + ":" + std::string(fault->code->id.substr(fault->code->id.find('_') + 1)) + ":" +
         fault->value;
}

TEST(FocusHeader, order_case_and_blanks_of_columns_do_not_matter) {
  const auto line = good(with("Tags", R"({"a": "b"})"));
  auto other = with("Tags", R"({"a": "b"})");
  std::reverse(other.begin(), other.end());
  for (auto& pair : other) pair.first = " " + lower_ascii(pair.first);
  EXPECT_EQ(told(good(other)), told(line));
  EXPECT_EQ(good(other).tags, R"({"a": "b"})");
}

TEST(FocusLine, nothing_is_said_in_three_ways) {
  for (const char* nothing : {"NULL", "", "null", "  "}) {
    const auto line = good(with(with("ResourceId", nothing), "ContractedCost", nothing));
    EXPECT_EQ(line.resource_id, "");
    EXPECT_FALSE(line.contracted_cost.has_value());
    EXPECT_EQ(told(line), told(good(small_line())));
    EXPECT_EQ(bad(with("BillingAccountId", nothing)),
              "BillingAccountId:missing_value:" + std::string(trimmed(nothing)));
  }
}

Pairs without(const std::set<std::string>& names) {
  Pairs line = small_line();
  std::erase_if(line, [&](const auto& pair) { return names.contains(pair.first); });
  return line;
}

const std::set<std::string> k_required{"BilledCost",         "BillingAccountId", "BillingCurrency",
                                       "BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart",
                                       "ChargePeriodEnd"};

TEST(FocusLine, needs_what_charging_needs_and_nothing_else) {
  for (const auto& [name, value] : small_line()) {
    const bool required = k_required.contains(name);
    EXPECT_EQ(bad(with(name, "")), required ? name + ":missing_value:" : "no fault");
    std::vector<std::string_view> header;
    const auto fewer = without({name});
    for (const auto& pair : fewer) header.emplace_back(pair.first);
    EXPECT_EQ(Columns::of(header).ok(), !required) << name;
  }
  std::set<std::string> others;
  for (const auto& [name, value] : small_line())
    if (!k_required.contains(name)) others.insert(name);
  const auto line = good(without(others));
  EXPECT_EQ(line.billed_cost.text(), "1.25");
  EXPECT_EQ(line.category, ChargeCategory::usage);
  EXPECT_EQ(line.provider + line.publisher + line.service_name + line.service_category, "");
  EXPECT_FALSE(line.list_cost || line.effective_cost);
}

TEST(FocusLine, the_provider_stands_in_the_column_of_its_version) {
  const auto newer = with(without({"ProviderName", "PublisherName"}), "ServiceProviderName", "Cloud");
  EXPECT_EQ(good(newer).provider, "Cloud");
  EXPECT_EQ(good(with(newer, "ProviderName", "")).provider, "Cloud");
  EXPECT_EQ(good(with(newer, "ProviderName", "As before")).provider, "As before")
      << "a version that has both goes on saying what it said";
}

TEST(FocusLine, a_line_has_the_number_its_provider_gave_it) {
  EXPECT_EQ(good(with("oci_ReferenceNumber", "V2.0-1")).source_id, "V2.0-1");
  EXPECT_EQ(good(with(with("oci_ReferenceNumber", "V2.0-1"), "Id", "7")).source_id, "7");
}

TEST(FocusLine, choices_are_read_in_any_case) {
  EXPECT_EQ(good(with("ChargeFrequency", "Usage-based")).frequency, ChargeFrequency::usage_based);
  EXPECT_EQ(good(with("ChargeFrequency", "ONE-TIME")).frequency, ChargeFrequency::one_time);
  EXPECT_EQ(good(with("ChargeCategory", "credit")).category, ChargeCategory::credit);
  EXPECT_TRUE(good(with("ChargeClass", "correction")).correction);
  EXPECT_EQ(good(with("PricingCategory", "Dynamic")).pricing_category, PricingCategory::dynamic);
  EXPECT_EQ(good(with("CommitmentDiscountCategory", "Spend")).commitment_category, CommitmentCategory::spend);
  EXPECT_EQ(good(with("CommitmentDiscountStatus", "UNUSED")).commitment_status, CommitmentStatus::unused);
  EXPECT_EQ(good(with("ServiceCategory", "ai and machine learning")).service_category,
            "AI and Machine Learning");
  EXPECT_EQ(good(with("ServiceCategory", "Something New")).service_category, "Something New");
  EXPECT_EQ(text_of(ChargeFrequency::usage_based), "Usage-Based");
  EXPECT_EQ(text_of(ChargeCategory::adjustment), "Adjustment");
  EXPECT_EQ(bad(with("ChargeCategory", "Refund")), "ChargeCategory:unknown_choice:Refund");
  EXPECT_EQ(bad(with("ChargeClass", "Refund")), "ChargeClass:unknown_choice:Refund");
  EXPECT_EQ(bad(with("PricingCategory", "x")), "PricingCategory:unknown_choice:x");
}

TEST(FocusLine, times_are_utc_with_or_without_saying_so) {
  const auto at = [](const std::string& text) {
    return good(with("ChargePeriodStart", text)).charge_period.from.text_micros();
  };
  for (const char* text :
       {"2024-09-18 21:00:00", "2024-09-18T21:00:00Z", "2024-09-18T21:00:00", "2024-09-18 21:00:00Z",
        "2024-09-18T21:00:00+00:00", "2024-09-18 21:00:00 UTC", "2024-09-18T21:00:00.000Z",
        "2024-09-18T21:00Z", "2024-09-18 21:00", "2024-09-18T21:00+00:00", "2024-09-18T21:00:00.0000000Z",
        "2024-09-18T21:00:00.000000000Z", "2024-09-18T21:00:00+0000", "2024-09-18 21:00:00+00",
        "2024-09-18 21:00:00 +0000 UTC"})
    EXPECT_EQ(at(text), "2024-09-18T21:00:00.000000Z") << text;
  EXPECT_EQ(at("2024-09-18T21:00:00.1234567Z"), "2024-09-18T21:00:00.123456Z");
  for (const char* text :
       {"2024-09-18", "18.09.2024 21:00:00", "2024-09-18T21:00:00+08:00", "2024-09-31 21:00:00", "1726693200",
        "2024-09-18T21", "2024-09-18T21:60Z", "2024-09-18T21:00:00.", "2024-09-18T21:00:00.000000x",
        "2024-09-18T21:00:00.0000000x"})
    EXPECT_EQ(bad(with("ChargePeriodStart", text)), std::string("ChargePeriodStart:bad_time:") + text);
}

TEST(FocusLine, periods_must_end_after_they_begin) {
  EXPECT_EQ(bad(with("ChargePeriodEnd", "2024-09-18 22:00:00")),
            "ChargePeriodEnd:period_order:2024-09-18 22:00:00");
  EXPECT_EQ(bad(with("BillingPeriodEnd", "2024-08-01 00:00:00")),
            "BillingPeriodEnd:period_order:2024-08-01 00:00:00");
  const auto late =
      with(with("BillingPeriodStart", "2024-10-01 00:00:00"), "BillingPeriodEnd", "2024-11-01 00:00:00");
  EXPECT_EQ(good(late).billing_period.from.text(), "2024-10-01T00:00:00Z")
      << "a charge may be billed in a later period";
}

TEST(FocusLine, numbers_are_exact_in_every_notation) {
  const auto number = [](const std::string& text) {
    return good(with("ListUnitPrice", text)).list_unit_price->text();
  };
  EXPECT_EQ(number("0.00000080000"), "0.0000008");
  EXPECT_EQ(number("0.012345678901234"), "0.012345678901234");
  EXPECT_EQ(number("1E-7"), "0.0000001");
  EXPECT_EQ(number("1.5e+3"), "1500");
  EXPECT_EQ(number("-2.50E-2"), "-0.025");
  EXPECT_EQ(number("1E0"), "1");
  EXPECT_EQ(number("0E-60"), "0");
  EXPECT_EQ(number("1000E-26"), "0.00000000000000000000001");
  EXPECT_EQ(number("1E35"), "1" + std::string(35, '0'));
  EXPECT_EQ(number("-3.00000000000"), "-3");
  EXPECT_EQ(number("2.9440000000000002E-7"), "0.00000029440000000000002");
  for (const char* text :
       {"abc", "1,5", "1e", "e5", "1e5.5", "$1", "+1", ".5", "1.", "--1", "0x10", "1 000", "NaN"})
    EXPECT_EQ(bad(with("ListUnitPrice", text)), std::string("ListUnitPrice:bad_number:") + text);
}

TEST(FocusLine, digits_are_cut_where_they_charge_nothing) {
  const auto billed = [](const std::string& text) {
    return good(with("BilledCost", text)).billed_cost.text();
  };
  EXPECT_EQ(billed("4.0000000000000003E-10"), "0.0000000004");
  EXPECT_EQ(billed("1.1102230246251565E-16"), "0.000000000000000111022302");
  EXPECT_EQ(billed("-4.0000000000000003E-10"), "-0.0000000004");
  EXPECT_EQ(billed("1E-25"), "0");
  EXPECT_EQ(billed("1E-99999999999"), "0");
  EXPECT_EQ(billed("0.1000000000000000055511151231257827021181583404541015625"),
            "0.100000000000000005551115");
  EXPECT_EQ(billed("1234567890123.0000000000000000000000012345"), "1234567890123");
  for (const char* column : {"ListUnitPrice", "ContractedUnitPrice", "ContractedCost", "ConsumedQuantity",
                             "PricingQuantity", "EffectiveCost", "ListCost"}) {
    EXPECT_EQ(bad(with(column, "1.2345678901234567E-10")), "no fault");
    EXPECT_EQ(bad(with(column, "1234567890123456789012345678901234567")), "no fault") << column;
  }
  EXPECT_FALSE(good(with("ListUnitPrice", "1E36")).list_unit_price) << "what fits nowhere is not said";
}

TEST(FocusLine, a_number_is_cut_toward_nothing_at_the_24th_decimal) {
  EXPECT_TRUE(rc::check([] {
    const auto units = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    const int exponent = *rc::gen::inRange(-40, 1);
    const auto line = good(with("BilledCost", std::to_string(units) + "E" + std::to_string(exponent)));
    Int128 kept = units;
    for (int i = exponent; i < -24; ++i) kept /= 10;
    RC_ASSERT(line.billed_cost == Decimal(kept, std::min(-exponent, 24)));
  }));
}

TEST(FocusLine, exponents_say_the_same_as_plain_numbers) {
  EXPECT_TRUE(rc::check([] {
    const auto units = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
    const int scale = *rc::gen::inRange(0, 13);
    const auto plain = good(with("ListUnitPrice", Decimal(units, scale).text()));
    const auto other = good(with("ListUnitPrice", std::to_string(units) + "E-" + std::to_string(scale)));
    RC_ASSERT(plain.list_unit_price == other.list_unit_price);
    RC_ASSERT(told(plain) == told(other));
  }));
}

TEST(FocusLine, costs_must_be_amounts_that_can_be_charged) {
  EXPECT_EQ(good(with("BilledCost", "-2.6137")).billed_cost.text(), "-2.6137");
  EXPECT_EQ(good(with("BilledCost", "10000000000000")).billed_cost.text(), "10000000000000");
  EXPECT_EQ(bad(with("BilledCost", "10000000000000.01")), "BilledCost:out_of_range:10000000000000.01");
  for (const char* text : {"1E36", "1E99999999999", "1234567890123456789012345678901234567", "1E61", "-1E14"})
    EXPECT_NE(bad(with("BilledCost", text)).find("BilledCost:out_of_range:"), std::string::npos) << text;
  EXPECT_FALSE(good(with("EffectiveCost", "-1E14")).effective_cost) << "nothing is charged by it";
}

TEST(FocusLine, currency_is_three_capital_letters) {
  EXPECT_EQ(good(with("BillingCurrency", "CNY")).currency, "CNY");
  for (const char* text : {"usd", "US", "USDT", "U$D", "元"})
    EXPECT_EQ(bad(with("BillingCurrency", text)), std::string("BillingCurrency:bad_currency:") + text);
}

TEST(FocusLine, tags_are_kept_as_they_came) {
  const std::string text = R"({"env":  "prod", "a": "\u5408"})";
  EXPECT_EQ(good(with("Tags", text)).tags, text);
  EXPECT_EQ(bad(with("Tags", "[]")), "Tags:bad_tags:[]");
  EXPECT_EQ(bad(with("Tags", "{\"a\":\"" + std::string(40'000, 'x') + "\"}")).substr(0, 14),
            "Tags:too_long:");
}

TEST(FocusLine, value_at_fault_is_shown_shortened) {
  std::string shown = "ServiceName:too_long:";
  std::string text;
  for (int i = 0; i < 1025; ++i) text += "合";
  for (int i = 0; i < 60; ++i) shown += "合";
  EXPECT_EQ(bad(with("ServiceName", text)), shown + "…");
  EXPECT_EQ(good(with("ServiceName", text.substr(3))).service_name, text.substr(3));
}

TEST(FocusLine, number_of_fields_must_be_that_of_the_header) {
  const std::vector<std::string_view> header{
      "BilledCost",     "BillingAccountId",  "BillingCurrency", "BillingPeriodStart", "BillingPeriodEnd",
      "ChargeCategory", "ChargePeriodStart", "ChargePeriodEnd", "EffectiveCost",      "InvoiceIssuerName",
      "ListCost",       "ProviderName",      "PublisherName",   "ServiceCategory",    "ServiceName"};
  const auto columns = Columns::of(header);
  ASSERT_TRUE(columns.ok());
  EXPECT_EQ(columns->count(), 15U);
  const std::vector<std::string_view> fields{"1", "2"};
  const auto result = parse_line(*columns, fields, 7);
  const auto& fault = std::get<Fault>(result);
  EXPECT_EQ(fault.line, 7);
  EXPECT_EQ(fault.code->id, "consumption.focus_field_count");
  EXPECT_EQ(fault.message(Language::en), "The line has not as many fields as the header. Expected: 15");
}

TEST(FocusLine, other_columns_are_passed_over) {
  const auto plain = told(good(small_line()));
  auto named = with("x_CostCenter", "7");
  for (const auto* value : {"1", "", "2"}) named.emplace_back("", value);  // as spreadsheets leave them
  EXPECT_EQ(told(good(named)), plain);
}

TEST(FocusLine, every_column_is_read) {
  const std::map<std::string, std::string> other{{"BilledCost", "2"},
                                                 {"BillingAccountId", "x"},
                                                 {"BillingCurrency", "EUR"},
                                                 {"BillingPeriodStart", "2024-09-02 00:00:00"},
                                                 {"BillingPeriodEnd", "2024-10-02 00:00:00"},
                                                 {"ChargeCategory", "Tax"},
                                                 {"ChargePeriodStart", "2024-09-18 21:00:00"},
                                                 {"ChargePeriodEnd", "2024-09-18 23:30:00"},
                                                 {"EffectiveCost", "2"},
                                                 {"InvoiceIssuerName", "x"},
                                                 {"ListCost", "2"},
                                                 {"ProviderName", "x"},
                                                 {"PublisherName", "x"},
                                                 {"ServiceCategory", "Web"},
                                                 {"ServiceName", "x"},
                                                 {"AvailabilityZone", "x"},
                                                 {"BillingAccountName", "x"},
                                                 {"ChargeClass", "Correction"},
                                                 {"ChargeDescription", "x"},
                                                 {"ChargeFrequency", "Recurring"},
                                                 {"CommitmentDiscountCategory", "Usage"},
                                                 {"CommitmentDiscountId", "x"},
                                                 {"CommitmentDiscountName", "x"},
                                                 {"CommitmentDiscountStatus", "Used"},
                                                 {"CommitmentDiscountType", "x"},
                                                 {"ConsumedQuantity", "2"},
                                                 {"ConsumedUnit", "x"},
                                                 {"ContractedCost", "2"},
                                                 {"ContractedUnitPrice", "2"},
                                                 {"Id", "x"},
                                                 {"InvoiceId", "x"},
                                                 {"ListUnitPrice", "2"},
                                                 {"oci_ReferenceNumber", "x"},
                                                 {"PricingCategory", "Other"},
                                                 {"PricingQuantity", "2"},
                                                 {"PricingUnit", "x"},
                                                 {"RegionId", "x"},
                                                 {"RegionName", "x"},
                                                 {"ResourceId", "x"},
                                                 {"ResourceName", "x"},
                                                 {"ResourceType", "x"},
                                                 {"ServiceProviderName", "x"},
                                                 {"SkuId", "x"},
                                                 {"SkuMeter", "x"},
                                                 {"SkuPriceId", "x"},
                                                 {"SubAccountId", "x"},
                                                 {"SubAccountName", "x"},
                                                 {"Tags", "{}"}};
  EXPECT_EQ(other.size(), 48U);
  for (const auto& [name, value] : other) {
    if (name == "ServiceProviderName") continue;  // what ProviderName says goes before
    EXPECT_NE(told(good(with(name, value))), told(good(small_line()))) << name;
  }
}

}  // namespace
}  // namespace pc::consumption::focus
