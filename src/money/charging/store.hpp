// Payments as they are kept: a row for each pot that gave something, never changed.
#pragma once
#include "money/charging/payment.hpp"
#include "platform/db/db.hpp"

namespace pc::charging::store {

void append_payment(db::Transaction& tx, TenantId tenant, std::int64_t payment_id, const Payment& payment);

}  // namespace pc::charging::store
