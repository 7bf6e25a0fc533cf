// Which pots pay a price, and where a refund goes. Spec: money invariants; payment ordering rules.
#pragma once
#include "platform/base/base.hpp"
#include "money/funds/pot.hpp"

namespace pc::charging {

/// A price split over the pots; of a refund all amounts are negative.
struct Payment {
  Money cash, credit, arrears;
  Money total() const { return cash + credit + arrears; }
};

/// Of what is available: cash (from top-up) first, then credit, the rest is owed. A refund (negative price) first
/// lowers what is owed, the rest goes to cash. The parts always sum to the price.
Payment split(Money price, const funds::Pots& pots);

/// What a refund of `price` (not negative) of one charge moves, all amounts negative: what is owed is lowered
/// first, then what that charge took of the credit part goes back there, the rest to cash. So a charge that is
/// taken back as a whole leaves the pots as they were. `taken`: by the charge so far.
Payment give_back(Money price, const Payment& taken, Money owed);

}  // namespace pc::charging
