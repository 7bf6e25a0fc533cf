// What a delivery would do as a whole, before anything of it counts.
#pragma once
#include <map>
#include <set>

#include "sales/consumption/delivery/periods.hpp"
#include "sales/consumption/landing/chunk.hpp"

namespace pc::consumption {

struct Reviewed {
  Comparison total;
  /// How each compared period is meant, as far as it is said.
  std::map<std::int64_t, DeliveryMode> modes;
  /// Periods under other names of the provider that have the same lines.
  std::vector<BillPeriod> renamed;
  bool ask = false;
};

/// `fresh`: what lines of periods add in which nothing was booked. `alive` is called every now and then.
Reviewed review(const Delivery& delivery, const BillPeriods& periods, const Comparison& fresh,
                const std::function<void()>& alive);

}  // namespace pc::consumption
