// Public: what an order bought or gave back, as a line of consumption: its money has moved already, under the id of the
// line, so that it is landed and summed like lines of a bill, and charged no second time. Spec: bill types.
#pragma once
#include <span>
#include <string>

#include "market/customers/customers.hpp"
#include "market/partners/partners.hpp"
#include "platform/db/db.hpp"

namespace pc::consumption {

struct OrderedLine {
  std::int64_t line_id = 0;  // also of its payment
  std::int64_t order_id = 0;
  customers::CustomerId customer;
  partners::PartnerId partner;
  customers::Association association = customers::Association::resale;  // when it was paid
  std::string_view bill_type;  // "purchase", "renewal", "unsubscribe"
  std::string product_type, product, region, resource_id;
  Period period{Instant{0}};  // begins when it was paid: what is bought counts on that day
  std::int64_t number = 1;
  Decimal official;  // yuan; less than nothing of what is given back
  Money payable;
  Decimal erased;  // 抹零, at most 11 decimals
};

/// Keeps the lines and adds them to the sums of their days.
void land_ordered(db::Transaction& tx, TenantId tenant, std::span<const OrderedLine> lines);

}  // namespace pc::consumption
