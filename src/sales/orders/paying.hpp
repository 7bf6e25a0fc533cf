// Public: pending orders are paid out of the customer's balance. Spec: payment ordering rules; merge payment.
#pragma once
#include "placing.hpp"

namespace pc::orders {

/// All of them or none; `customer` as `ordering` gave it. Refuses orders.unknown, twice, not_pending, lapsed,
/// with_partner, own_account, start_passed, gone; orders.insufficient with what is missing for all of them.
Outcome pay(work::Work& work, const customers::Customer& customer, std::span<const OrderId> orders);

/// Whether it can still be delivered as it was ordered. Refuses orders.product_changed, orders.start_passed.
struct Loaded;
Outcome check_deliverable(db::Reader& reader, const Loaded& order, Instant now);
/// Books what was paid, line by line under their ids: consumption, states, what is renewed.
Outcome settle(work::Work& work, Loaded& order, Payer payer, const customers::Customer& customer);

}  // namespace pc::orders
