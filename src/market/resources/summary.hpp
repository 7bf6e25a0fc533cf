// Reading: how many resources a customer has and what expires next, for its page.
#pragma once
#include "resource_list.hpp"

namespace pc::resources {

struct SummaryQuery {
  static constexpr const char* shape_name = "ResourceSummaryQuery";
  std::optional<customers::CustomerId> customer_id;
  static wire::Fields fields();
};
/// Closed and expired ones do not count.
struct Summary {
  static constexpr const char* shape_name = "ResourceSummary";
  std::int64_t period = 0, on_demand = 0, reserved = 0, expiring = 0;
  std::optional<Instant> next_expires_at;
  static wire::Fields fields();
};
/// Refuses customers.unknown.
Result<Summary> summarise(const work::View& view, const SummaryQuery& query);

}  // namespace pc::resources
