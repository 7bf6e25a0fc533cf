// Which pots pay a price, and where a refund goes. Spec: money invariants; payment ordering rules.
#pragma once
#include "base/base.hpp"

namespace pc::charging {

/// What the pots of a customer hold and what it owes (not negative).
struct Holdings {
  Money cash, credit, arrears;
};

/// A price split over the pots; of a refund all amounts are negative.
struct Payment {
  Money cash, credit, arrears;
  Money total() const { return cash + credit + arrears; }
};

/// Cash first, then credit, the rest is owed. A refund (negative price) first lowers what is owed, the rest goes to
/// cash. The parts always sum to the price.
Payment split(Money price, const Holdings& holdings);

}  // namespace pc::charging
