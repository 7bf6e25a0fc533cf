// Public: what was bought for a time is given back (退订); what it brings back is told before. Spec: five-day full
// refund; used part by the second; refund table.
#pragma once
#include "orders.hpp"
#include "refund.hpp"

namespace pc::orders {

/// What one resource brings back now, term by term.
struct Returning {
  struct Part {
    LineId line;
    OrderId order;
    Term term;
    Money amount;
  };
  std::string resource_id, resource_name;
  std::vector<Part> parts;
  Money amount;
};
/// Of all that was ordered for the resource, or of renewals that have not begun alone. Refuses resources.unknown,
/// orders.not_by_period (nothing of it was ordered here), gone, in_unpaid_order, not_refundable.
Result<Returning> returning(db::Reader& reader, const customers::Customer& customer,
                            const std::string& resource_id, bool renewals_only, Instant now);

/// Money and resource at once; the cloud is told. Field of refusals: "resource_ids[i]". Refuses as above, twice.
Result<OrderId> unsubscribe(work::Work& work, const customers::Customer& customer,
                            std::span<const std::string> resource_ids, bool renewals_only,
                            const std::string& reason);

}  // namespace pc::orders
