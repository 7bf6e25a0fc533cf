// Public: pending orders end without being paid: cancelled by the customer, lapsed, or with the relation.
#pragma once
#include "placing.hpp"

namespace pc::orders {

/// Refuses orders.unknown, orders.not_pending.
Outcome cancel(work::Work& work, const customers::Customer& customer, OrderId order);

/// Ends what was not paid in time; returns how many. Throws db::Error.
std::int64_t lapse(db::Database& database, Instant now);

/// All pending orders of a customer whose relation ends or changes: prices and who pays hang on it.
Outcome cancel_all(work::Work& work, TenantId tenant, customers::CustomerId customer);

}  // namespace pc::orders
