// One line of consumption as this house keeps it, whatever bill it came from.
#pragma once
#include <string>

#include "consumption/line.hpp"
#include "wire/codecs.hpp"

namespace pc::consumption {

/// Also the payload of a line that waits for its mapping.
struct UsageLine {
  static constexpr const char* shape_name = "UsageLine";
  std::string fingerprint;  // content and, for the n-th equal line of a file, "#n"
  std::int64_t import_id = 0;
  std::int64_t line_number = 0;
  std::string billing_account_id, billing_account_name, sub_account_id, sub_account_name;
  std::string provider, product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, usage, usage_unit, description;
  std::string currency;
  Decimal original_amount, list_amount;
  std::string tags;
  static wire::Fields fields();
};

/// `occurrence` counts equal lines of the file from 1.
UsageLine usage_line_of(const focus::Line& line, std::int64_t import_id, std::int64_t line_number, int occurrence);

}  // namespace pc::consumption
