// Which pots pay a price, and where a refund goes. Spec: money invariants; payment ordering rules.
#pragma once
#include "money/charging/payment.hpp"
#include "money/funds/pot.hpp"

namespace pc::charging {

/// Of what is available: money from top-up first, then from credit, the rest is owed. A refund (negative price) first
/// lowers what is owed, the rest goes to the top-up pot. The parts always sum to the price.
Payment split(Money price, const funds::Pots& pots);

/// What a partner's accounts give to a price that they cover together: top-up first, then credit.
Payment split_by_partner(Money price, const funds::Pots& accounts);
/// What a partner gets back of what it paid for a customer, all amounts negative: credit that it took first, then
/// top-up; each part to where the payment had it from.
Payment give_back_to_partner(Money price, const Payment& taken);

/// What a refund of `price` (not negative) of one charge moves, all amounts negative: what is owed is lowered
/// first, then what that charge took of the credit part goes back there, the rest to the top-up pot. So a charge that
/// is taken back as a whole leaves the pots as they were. `taken`: by the charge so far.
Payment give_back(Money price, const Payment& taken, Money owed);

}  // namespace pc::charging
