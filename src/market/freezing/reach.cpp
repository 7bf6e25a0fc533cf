#include "reach.hpp"

#include "platform/db/sql.hpp"
#include "market/partners/set_state.hpp"

namespace pc::freezing {
namespace {

struct OfPartner {
  TenantId tenant_id;
  partners::PartnerId partner_id;
};
struct Count {
  std::int64_t customers = 0;
};
const db::Sql<OfPartner, Count> count_reached{
    "freezing.count_reached",
    "SELECT COUNT(*) AS customers FROM customer WHERE tenant_id = :tenant_id AND partner_id = :partner_id "
    "AND association_type = 'resale'"};

}  // namespace

wire::Fields ReachQuery::fields() {
  static constexpr wire::Field all[] = {wire::field<&ReachQuery::partner_id>("partner_id", "The partner.")};
  return all;
}

wire::Fields Reach::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Reach::customers>("customers", "Its own resale customers."),
      wire::field<&Reach::resellers>("resellers", "Of a general distributor: its resellers."),
      wire::field<&Reach::resellers_customers>("resellers_customers", "Their resale customers.")};
  return all;
}

Result<Reach> show_reach(const work::View& view, const ReachQuery& query) {
  const auto partner = partners::find_anywhere(view.reader, query.partner_id);
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  const auto count = [&](const partners::Partner& whose) {
    return view.reader.one(count_reached, {whose.tenant, whose.id}).customers;
  };
  Reach reach;
  reach.customers = count(*partner);
  for (const auto& reseller : partners::resellers_of(view.reader, *partner)) {
    ++reach.resellers;
    reach.resellers_customers += count(reseller);
  }
  return reach;
}

void add_reach_route(edge::Routes& routes) {
  routes.add(edge::Read<ReachQuery, Reach>{
      .path = "/api/v1/partners/{partner_id}/reach",
      .access = edge::Access::needs(partners::permissions::set_state),
      .says = {"Customers that a partner's state reaches", "查询伙伴状态的影响范围"},
      .refuses = {&partners::errors::unknown_partner},
      .run = &show_reach});
}

}  // namespace pc::freezing
