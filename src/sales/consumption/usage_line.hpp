// One line of consumption as it is kept, whatever bill it came from.
#pragma once
#include <string>

#include "sales/consumption/focus/line.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::consumption {

/// Also the payload of a line that waits, or is staged.
struct UsageLine {
  static constexpr const char* shape_name = "UsageLine";
  std::string fingerprint;  // only in payloads that are older than keys
  std::int64_t import_id = 0;
  std::int64_t line_number = 0;
  std::string billing_account_id, billing_account_name, sub_account_id, sub_account_name;
  std::string provider, product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, usage, usage_unit, description;
  std::string currency;
  Decimal original_amount, list_amount;
  std::string tags;
  std::string invoice_id;
  bool correction = false;  // of an earlier billing period: new money, counted in a cycle that is open
  static wire::Fields fields();
};

UsageLine usage_line_of(const focus::Line& line, std::int64_t import_id, std::int64_t line_number);

/// From its JSON, which is this program's own.
UsageLine line_of_payload(const std::string& payload);

/// 16 digits over what may change without being charged: names, tags in any form, invoice number, usage, words.
std::string words_hash(const UsageLine& line);

}  // namespace pc::consumption
