// The columns of FOCUS 1.0 to 1.3 that say something here, and those in which providers number their lines. Others are
// passed over.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace pc::consumption::focus {

enum class Column : std::size_t {
  availability_zone,
  billed_cost,
  billing_account_id,
  billing_account_name,
  billing_currency,
  billing_period_end,
  billing_period_start,
  charge_category,
  charge_class,
  charge_description,
  charge_frequency,
  charge_period_end,
  charge_period_start,
  commitment_category,
  commitment_id,
  commitment_name,
  commitment_status,
  commitment_type,
  consumed_quantity,
  consumed_unit,
  contracted_cost,
  contracted_unit_price,
  effective_cost,
  id,
  invoice_id,
  invoice_issuer_name,
  list_cost,
  list_unit_price,
  oci_reference_number,
  pricing_category,
  pricing_quantity,
  pricing_unit,
  provider_name,
  publisher_name,
  region_id,
  region_name,
  resource_id,
  resource_name,
  resource_type,
  service_category,
  service_name,
  service_provider_name,
  sku_id,
  sku_meter,
  sku_price_id,
  sub_account_id,
  sub_account_name,
  tags,
};

struct ColumnRule {
  std::string_view name;
  bool required = false;  // nothing can be charged without: the file must have the column, every line a value
};

/// In the order of Column.
inline constexpr std::array<ColumnRule, 48> k_columns{{
    {"AvailabilityZone"},
    {"BilledCost", true},
    {"BillingAccountId", true},
    {"BillingAccountName"},
    {"BillingCurrency", true},
    {"BillingPeriodEnd", true},
    {"BillingPeriodStart", true},
    {"ChargeCategory"},
    {"ChargeClass"},
    {"ChargeDescription"},
    {"ChargeFrequency"},
    {"ChargePeriodEnd", true},
    {"ChargePeriodStart", true},
    {"CommitmentDiscountCategory"},
    {"CommitmentDiscountId"},
    {"CommitmentDiscountName"},
    {"CommitmentDiscountStatus"},
    {"CommitmentDiscountType"},
    {"ConsumedQuantity"},
    {"ConsumedUnit"},
    {"ContractedCost"},
    {"ContractedUnitPrice"},
    {"EffectiveCost"},
    {"Id"},
    {"InvoiceId"},
    {"InvoiceIssuerName"},
    {"ListCost"},
    {"ListUnitPrice"},
    {"oci_ReferenceNumber"},
    {"PricingCategory"},
    {"PricingQuantity"},
    {"PricingUnit"},
    {"ProviderName"},
    {"PublisherName"},
    {"RegionId"},
    {"RegionName"},
    {"ResourceId"},
    {"ResourceName"},
    {"ResourceType"},
    {"ServiceCategory"},
    {"ServiceName"},
    {"ServiceProviderName"},  // of 1.3, in place of ProviderName
    {"SkuId"},
    {"SkuMeter"},
    {"SkuPriceId"},
    {"SubAccountId"},
    {"SubAccountName"},
    {"Tags"},
}};
static_assert(static_cast<std::size_t>(Column::tags) + 1 == k_columns.size());

constexpr std::size_t index_of(Column column) { return static_cast<std::size_t>(column); }
constexpr const ColumnRule& rule_of(Column column) { return k_columns[index_of(column)]; }

}  // namespace pc::consumption::focus
