// Public: an order is placed (下单): by a customer, by who acts for it, or by this application.
#pragma once
#include "quoting.hpp"

namespace pc::orders {

struct Placing {
  Type type = Type::purchase;
  Source source = Source::customer;
  discounts::DiscountId discount;  // none: the official price
  Instant start_at;                // 0: as soon as it is delivered
};

/// The customer on whose account somebody orders, who must be its own or act for it; its pots are read first (see
/// funds/pots.hpp). Refuses orders.no_partner, orders.frozen.
Result<customers::Customer> ordering(work::Work& work);
/// The customer who asks, or for whom somebody acts; it may be frozen. Refuses orders.no_partner.
Result<customers::Customer> calling_customer(db::Reader& reader, const access::Principal& who);
/// Whether the customer may order now. Refuses orders.no_partner, orders.frozen.
Outcome check_may_order(db::Reader& reader, const customers::Customer& customer);
/// The customer itself, its partner for it, or the application.
Source source_of(const access::Principal& who);

/// Waits for payment then. Refuses orders.too_many_pending, discount_not_usable, bad_start, catalogue.too_large.
Result<OrderId> place(work::Work& work, const customers::Customer& customer, std::span<const Wish> wishes,
                      const Placing& placing);

/// What a pending order is for, line by line, at its own official prices, with the discounts of today.
std::vector<Wish> wishes_of_pending(db::Reader& reader, TenantId tenant, OrderId order, Instant now);
/// Another discount for a pending order; none: the official price. Refuses orders.discount_fixed,
/// discount_not_usable, not_pending.
Outcome choose_discount(work::Work& work, TenantId tenant, OrderId order, discounts::DiscountId discount);

}  // namespace pc::orders
