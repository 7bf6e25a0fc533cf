// Public: what is given back of something that was bought for a time (退订). Spec: five-day full refund; refund table.
#pragma once
#include "platform/base/base.hpp"

namespace pc::orders {

/// Who unsubscribes so soon gets all of it back.
inline constexpr std::int64_t k_full_refund_days = 5;

/// A time that was bought, and what was paid for it.
struct Term {
  Period period{Instant{0}};
  Money paid;
};

/// By the second: all within five days of its beginning and before it, then what is left of the time, less a handling
/// fee of so many per mille, cut to the fen; nothing after its end.
Money given_back(const Term& term, Instant at, std::int64_t fee_per_mille);

/// Where the money of a returned line goes. Spec: refund destination, by the association at payment time.
enum class Destination {
  customer,          // the balance of the customer
  partner_of_then,   // the partner's account: the relation in which the balance paid has ended or changed
  partner_who_paid,  // the partner that paid for the customer, for ever
};
struct Relation {
  std::int64_t partner = 0;  // 0: none
  bool resale = false;
  bool operator==(const Relation&) const = default;
};
/// `then`: when it was paid; `now`: as it stands. `by_partner`: a partner had paid.
Destination destination_of(const Relation& then, const Relation& now, bool by_partner);

}  // namespace pc::orders
