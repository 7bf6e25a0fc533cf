// Reading: how many customers a partner's state reaches, before the vendor sets it.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::freezing {

struct ReachQuery {
  static constexpr const char* shape_name = "PartnerReachQuery";
  partners::PartnerId partner_id;
  static wire::Fields fields();
};
struct Reach {
  static constexpr const char* shape_name = "PartnerReach";
  std::int64_t customers = 0, resellers = 0, resellers_customers = 0;
  static wire::Fields fields();
};
/// Refuses partners.unknown.
Result<Reach> show_reach(const work::View& view, const ReachQuery& query);

void add_reach_route(edge::Routes& routes);

}  // namespace pc::freezing
