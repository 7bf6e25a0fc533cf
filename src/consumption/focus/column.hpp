// The columns of FOCUS 1.0, and "Id", which exporters add.
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
  invoice_issuer_name,
  list_cost,
  list_unit_price,
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
  sku_id,
  sku_price_id,
  sub_account_id,
  sub_account_name,
  tags,
};

struct ColumnRule {
  std::string_view name;
  bool mandatory = false;  // the file must have the column, and every line a value
};

/// In the order of Column.
inline constexpr std::array<ColumnRule, 44> k_columns{{
    {"AvailabilityZone"},
    {"BilledCost", true},
    {"BillingAccountId", true},
    {"BillingAccountName"},
    {"BillingCurrency", true},
    {"BillingPeriodEnd", true},
    {"BillingPeriodStart", true},
    {"ChargeCategory", true},
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
    {"ContractedCost"},  // mandatory in FOCUS; Oracle leaves it out
    {"ContractedUnitPrice"},
    {"EffectiveCost", true},
    {"Id"},
    {"InvoiceIssuerName", true},
    {"ListCost", true},
    {"ListUnitPrice"},
    {"PricingCategory"},
    {"PricingQuantity"},
    {"PricingUnit"},
    {"ProviderName", true},
    {"PublisherName", true},
    {"RegionId"},
    {"RegionName"},
    {"ResourceId"},
    {"ResourceName"},
    {"ResourceType"},
    {"ServiceCategory", true},
    {"ServiceName", true},
    {"SkuId"},
    {"SkuPriceId"},
    {"SubAccountId"},
    {"SubAccountName"},
    {"Tags"},
}};
static_assert(static_cast<std::size_t>(Column::tags) + 1 == k_columns.size());

constexpr std::size_t index_of(Column column) { return static_cast<std::size_t>(column); }
constexpr const ColumnRule& rule_of(Column column) { return k_columns[index_of(column)]; }

}  // namespace pc::consumption::focus
