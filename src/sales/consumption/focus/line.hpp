// One line of a cloud bill in the column layout of FOCUS 1.0 to 1.3, checked and normalised.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::consumption::focus {

enum class ChargeCategory { usage, purchase, tax, credit, adjustment };
enum class ChargeFrequency { one_time, recurring, usage_based };
enum class PricingCategory { standard, dynamic, committed, other };
enum class CommitmentCategory { spend, usage };
enum class CommitmentStatus { used, unused };

/// The spelling of FOCUS: "Usage", "One-Time", …
std::string_view text_of(ChargeCategory value);
std::string_view text_of(ChargeFrequency value);
std::string_view text_of(PricingCategory value);
std::string_view text_of(CommitmentCategory value);
std::string_view text_of(CommitmentStatus value);

/// Empty texts and absent optionals mean that the bill says nothing. Costs are in `currency`, exact; credits
/// and adjustments may be negative.
struct Line {
  std::string
      source_id;  // the provider's own number of the line (Id, oci_ReferenceNumber), where there is one
  std::string billing_account_id;
  std::string billing_account_name;
  std::string sub_account_id;
  std::string sub_account_name;
  std::string currency;  // three capital letters
  Period billing_period;
  Period charge_period;  // may lie outside the billing period: providers bill late

  ChargeCategory category = ChargeCategory::usage;
  bool correction = false;  // ChargeClass "Correction": corrects a line of an earlier billing period
  std::optional<ChargeFrequency> frequency;
  std::string description;

  Decimal billed_cost;
  std::optional<Decimal> effective_cost;
  std::optional<Decimal> list_cost;
  std::optional<Decimal> contracted_cost;
  std::optional<Decimal> list_unit_price;
  std::optional<Decimal> contracted_unit_price;
  std::optional<PricingCategory> pricing_category;
  std::optional<Decimal> pricing_quantity;
  std::string pricing_unit;
  std::optional<Decimal> consumed_quantity;
  std::string consumed_unit;

  std::string provider;
  std::string publisher;
  std::string invoice_issuer;
  std::string invoice_id;
  std::string service_category;  // in the spelling of FOCUS where FOCUS knows it
  std::string service_name;
  std::string sku_id;
  std::string sku_meter;
  std::string sku_price_id;
  std::string region_id;
  std::string region_name;
  std::string availability_zone;
  std::string resource_id;
  std::string resource_name;
  std::string resource_type;

  std::string commitment_id;
  std::string commitment_name;
  std::string commitment_type;
  std::optional<CommitmentCategory> commitment_category;
  std::optional<CommitmentStatus> commitment_status;

  std::string tags;  // JSON object as it came; its values are plain (no objects or lists)
};

using Tags = std::vector<std::pair<std::string, std::string>>;

/// Keys and values of a tag object, decoded; numbers, true, false and null as they are written. Nothing when
/// the text is no JSON object of plain values, or names a key twice.
std::optional<Tags> parse_tags(std::string_view json);

}  // namespace pc::consumption::focus
