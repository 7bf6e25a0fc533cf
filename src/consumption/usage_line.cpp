#include "usage_line.hpp"

namespace pc::consumption {
namespace {

std::string charging_mode_of(const focus::Line& line) {
  if (!line.frequency) return "other";
  switch (*line.frequency) {
    case focus::ChargeFrequency::usage_based: return "on_demand";
    case focus::ChargeFrequency::recurring:
    case focus::ChargeFrequency::one_time: return "period";
  }
  return "other";
}

std::string bill_type_of(const focus::Line& line) {
  switch (line.category) {
    case focus::ChargeCategory::usage: return line.billed_cost.negative() ? "refund" : "usage";
    case focus::ChargeCategory::purchase: return line.billed_cost.negative() ? "refund" : "purchase";
    case focus::ChargeCategory::tax: return "tax";
    case focus::ChargeCategory::credit: return "credit";
    case focus::ChargeCategory::adjustment: return "adjustment";
  }
  return "usage";
}

}  // namespace

wire::Fields UsageLine::fields() {
  using L = UsageLine;
  static constexpr wire::Field all[] = {
      wire::field<&L::fingerprint>("fingerprint", ""),
      wire::field<&L::import_id>("import_id", ""),
      wire::field<&L::line_number>("line_number", ""),
      wire::field<&L::billing_account_id>("billing_account_id", ""),
      wire::field<&L::billing_account_name>("billing_account_name", ""),
      wire::field<&L::sub_account_id>("sub_account_id", ""),
      wire::field<&L::sub_account_name>("sub_account_name", ""),
      wire::field<&L::provider>("provider", ""),
      wire::field<&L::product_type>("product_type", ""),
      wire::field<&L::product>("product", ""),
      wire::field<&L::charging_mode>("charging_mode", ""),
      wire::field<&L::bill_type>("bill_type", ""),
      wire::field<&L::consumed_from>("consumed_from", ""),
      wire::field<&L::consumed_to>("consumed_to", ""),
      wire::field<&L::resource_id>("resource_id", ""),
      wire::field<&L::resource_name>("resource_name", ""),
      wire::field<&L::region>("region", ""),
      wire::field<&L::usage>("usage", ""),
      wire::field<&L::usage_unit>("usage_unit", ""),
      wire::field<&L::description>("description", ""),
      wire::field<&L::currency>("currency", ""),
      wire::field<&L::original_amount>("original_amount", ""),
      wire::field<&L::list_amount>("list_amount", ""),
      wire::field<&L::tags>("tags", "")};
  return all;
}

UsageLine usage_line_of(const focus::Line& line, std::int64_t import_id, std::int64_t line_number, int occurrence) {
  UsageLine u;
  u.fingerprint = occurrence == 1 ? line.fingerprint : line.fingerprint + "#" + std::to_string(occurrence);
  u.import_id = import_id;
  u.line_number = line_number;
  u.billing_account_id = line.billing_account_id;
  u.billing_account_name = line.billing_account_name;
  u.sub_account_id = line.sub_account_id;
  u.sub_account_name = line.sub_account_name;
  u.provider = line.provider;
  u.product_type = line.service_category.empty() ? "Other" : line.service_category;
  u.product = line.service_name;
  u.charging_mode = charging_mode_of(line);
  u.bill_type = bill_type_of(line);
  u.consumed_from = line.charge_period.from;
  u.consumed_to = line.charge_period.to;
  u.resource_id = line.resource_id;
  u.resource_name = line.resource_name;
  u.region = line.region_name.empty() ? line.region_id : line.region_name;
  if (line.consumed_quantity) u.usage = line.consumed_quantity->text();
  u.usage_unit = line.consumed_unit;
  u.description = line.description;
  u.currency = line.currency;
  u.original_amount = line.billed_cost;
  u.list_amount = line.list_cost.value_or(line.billed_cost);  // no price said: nothing was taken off
  u.tags = line.tags;
  return u;
}

}  // namespace pc::consumption
