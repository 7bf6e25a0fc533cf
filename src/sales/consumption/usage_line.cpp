#include "usage_line.hpp"

#include <algorithm>

#include "platform/base/hash.hpp"

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
      wire::defaulted<&L::fingerprint>("fingerprint", ""),
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
      wire::field<&L::tags>("tags", ""),
      wire::defaulted<&L::invoice_id>("invoice_id", ""),
      wire::defaulted<&L::correction>("correction", "")};
  return all;
}

UsageLine usage_line_of(const focus::Line& line, std::int64_t import_id, std::int64_t line_number) {
  UsageLine u;
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
  u.invoice_id = line.invoice_id;
  u.correction = line.correction;
  return u;
}

UsageLine line_of_payload(const std::string& payload) {
  const auto json = wire::Json::parse(payload);
  ensure(json.ok(), "a line that is kept is JSON");
  auto line = wire::decode<UsageLine>(*json);
  ensure(line.ok(), "a line that is kept has its shape");
  return std::move(*line);
}

std::string words_hash(const UsageLine& line) {
  std::string text;
  const auto add = [&](std::string_view value) {
    text.append(std::to_string(value.size())).append(1, ':').append(value);
  };
  for (const auto* value : {&line.product_type, &line.product, &line.charging_mode, &line.resource_name, &line.region,
                            &line.usage, &line.usage_unit, &line.description, &line.invoice_id})
    add(*value);
  if (auto tags = focus::parse_tags(line.tags)) {
    std::ranges::sort(*tags);
    for (const auto& [key, value] : *tags) {
      add(key);
      add(value);
    }
  }
  return sha256_hex(text).substr(0, 16);
}

}  // namespace pc::consumption
