// Public: 代支付. A customer lets its partner pay an order; the partner pays from its own accounts, or refuses. What is
// given back of it later goes to the partner, for ever. Spec: 为客户代支付订单.
#pragma once
#include "api/edge/route.hpp"
#include "placing.hpp"

namespace pc::orders {

/// The partner is to pay now; asked again it waits still. Refuses orders.unknown, not_pending, lapsed,
/// partner_cannot_pay.
Outcome ask_partner(work::Work& work, const customers::Customer& customer, OrderId order);
/// The customer wants to pay itself after all. Refuses orders.unknown, not_pending.
Outcome withdraw(work::Work& work, const customers::Customer& customer, OrderId order);

/// An order that the calling partner is asked to pay, of a customer among the caller's rows. Refuses orders.unknown,
/// not_pending, lapsed, not_asked, start_passed, product_changed, partners.frozen.
Outcome check_pay_for(work::Work& work, OrderId order);
/// Out of the partner's accounts: top-up first, then credit. Refuses as check_pay_for, and orders.insufficient.
Outcome pay_for(work::Work& work, OrderId order);
/// Puts the payment down as a request where a second person has to agree first.
Result<std::optional<edge::InReview>> review_pay_for(work::Work& work, OrderId order);
/// 驳回: the customer may pay itself then. Refuses orders.unknown, not_pending, not_asked.
Outcome refuse_to_pay(work::Work& work, OrderId order, const std::string& reason);

void declare_review(Services& services);

}  // namespace pc::orders
