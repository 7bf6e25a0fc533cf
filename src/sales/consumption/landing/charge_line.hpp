// One landed line as it is kept: a charge, or a difference that corrects one.
#pragma once
#include <map>

#include "money/charging/charging.hpp"
#include "sales/consumption/landing/rated.hpp"
#include "sales/consumption/usage_line.hpp"

namespace pc::consumption {

struct ChargeLine {
  std::int64_t line_id = 0, corrects = 0;
  std::int64_t import_id = 0, line_number = 0;
  /// The day on which it counts; the day of consumption but for what is charged late.
  Day counted;
  customers::CustomerId customer;
  partners::PartnerId partner;
  customers::Association association = customers::Association::none;
  std::string provider, product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, usage, usage_unit, description, currency;
  Decimal original_amount;
  std::string exchange_rate;  // "" for yuan
  Day rate_day;
  Decimal list_amount, amount;
  Charged charged;
  charging::Payment paid;  // kept by charging, under the line's id
  std::string tags, invoice_id;

  bool counts_late() const { return counted != Day::of(consumed_from); }
};

/// What a line says of itself, without amounts and whose it is.
void describe(ChargeLine& line, const UsageLine& says);

namespace store {

void append_line(db::Transaction& tx, TenantId tenant, const ChargeLine& line);
/// Charges with what corrects them, each oldest first.
std::map<std::int64_t, std::vector<ChargeLine>> lines_of(db::Transaction& tx, TenantId tenant,
                                                         std::span<const std::int64_t> charge_ids);
/// Only what a line says of itself.
void update_words(db::Transaction& tx, TenantId tenant, std::span<const ChargeLine> lines);

}  // namespace store
}  // namespace pc::consumption
