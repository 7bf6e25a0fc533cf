// An act on many customers, each by itself with a result of its own.
#pragma once
#include <functional>

#include "customers.hpp"

namespace pc::customers {

struct CustomerResult {
  static constexpr const char* shape_name = "CustomerResult";
  CustomerId customer_id;
  bool ok = false;
  std::optional<std::string> error_code, error_msg;
  static wire::Fields fields();
};
struct CustomerResults {
  static constexpr const char* shape_name = "CustomerResults";
  std::int64_t succeeded = 0, failed = 0;
  std::vector<CustomerResult> results;
  static wire::Fields fields();
};

/// A customer that is refused undoes nothing of the others. `act` stands in the audit log, with a line a customer.
CustomerResults for_each_isolated(work::Work& work, const std::vector<CustomerId>& customers,
                                  std::string_view act, const std::function<Outcome(CustomerId)>& one);

}  // namespace pc::customers
