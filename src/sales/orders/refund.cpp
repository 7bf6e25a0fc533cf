#include "refund.hpp"

namespace pc::orders {

Money given_back(const Term& term, Instant at, std::int64_t fee_per_mille) {
  const auto& [period, paid] = term;
  if (at >= period.to) return Money();
  if (at < period.from.plus_seconds(k_full_refund_days * 86'400)) return paid;
  const Int128 length = period.to.micros - period.from.micros, left = period.to.micros - at.micros;
  const Int128 kept = Int128{1000} - fee_per_mille;
  return Money::fen(static_cast<std::int64_t>(Int128{paid.in_fen()} * left * kept / (length * 1000)));
}

Destination destination_of(const Relation& then, const Relation& now, bool by_partner) {
  if (by_partner) return Destination::partner_who_paid;
  return then == now ? Destination::customer : Destination::partner_of_then;
}

}  // namespace pc::orders
