// Which pots pay a price, and where a refund goes. Spec: money invariants; payment ordering rules.
#pragma once
#include "base/base.hpp"
#include "funds/pot.hpp"

namespace pc::charging {

/// A price split over the pots; of a refund all amounts are negative.
struct Payment {
  Money cash, credit, arrears;
  Money total() const { return cash + credit + arrears; }
};

/// Of what is available: cash (from top-up) first, then credit, the rest is owed. A refund (negative price) first
/// lowers what is owed, the rest goes to cash. The parts always sum to the price.
Payment split(Money price, const funds::Pots& pots);

}  // namespace pc::charging
