// Public: what was bought for a time is to live longer (续订). It counts from the old expiry, also in grace and
// retention.
// Spec: renewal; resource life cycle.
#pragma once
#include "placing.hpp"

namespace pc::orders {

struct Renewal {
  std::vector<std::string> resource_ids;
  std::string unit;  // month, year
  std::int64_t periods = 1;
  discounts::DiscountId discount;
};
/// At the price of today. Field of refusals: "resource_ids[i]". Refuses orders.bad_period, not_by_period, gone,
/// not_renewable, in_unpaid_order, resources.unknown, twice.
Result<std::vector<Wish>> renewals_of(db::Reader& reader, const customers::Customer& customer,
                                      const Renewal& renewal, Instant now);
/// One order for all of them, that waits for payment. Refuses as above and as `place`.
Result<OrderId> renew(work::Work& work, const customers::Customer& customer, const Renewal& renewal);

/// By what it was bought last: month or year; month of what was never bought.
std::string last_unit(db::Reader& reader, const customers::Customer& customer,
                      const std::string& resource_id);
/// Whether the resource is in an order that is not paid.
bool in_unpaid_order(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                     const std::string& resource_id);

}  // namespace pc::orders
