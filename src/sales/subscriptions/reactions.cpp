// What orders and relations mean for subscriptions.
#include "market/joining/associate.hpp"
#include "market/partners/partners.hpp"
#include "plan.hpp"
#include "sales/orders/orders.hpp"
#include "sales/orders/running.hpp"

namespace pc::subscriptions {
namespace {

/// Delivered, renewed or given back: looked at anew, in the tenant where its customer lives now.
Outcome look_at(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = orders::line_news_of(event);
  if (news.resource_id.empty()) return Done{};
  const auto home = customers::tenant_of(tx, news.customer_id).value_or(tenant);
  const auto customer = customers::find(tx, home, news.customer_id);
  const auto resource = orders::running(tx, home, news.customer_id, news.resource_id);
  if (!customer || !resource) return Done{};
  tx.change(store::insert, {home,
                            news.resource_id,
                            news.customer_id,
                            resource->expires_at,
                            Policy::grace,
                            {},
                            0,
                            0,
                            {},
                            k_end_of_time,
                            {},
                            {}});
  const auto row = tx.one(store::select_one, {home, news.resource_id});
  const auto next =
      lives(*resource) ? next_after(plan_of(tx, row, *customer, *resource), now) : k_end_of_time;
  tx.change(store::update_followed,
            {home, row.resource_id, resource->expires_at, row.tried_on, next, row.policy});
  return Done{};
}

/// They go with the customer to the tenant of its new partner, as resources do.
Outcome move_along(db::Transaction& tx, TenantId from, const pc::events::Event& event, Instant) {
  const auto asked = joining::associating_of(event);
  const auto partner = partners::find_anywhere(tx, asked.partner);
  if (!partner || partner->tenant == from) return Done{};
  const store::Move move{partner->tenant, from, asked.customer};
  const store::OfCustomer left{from, asked.customer};
  tx.change(store::copy_rows, move);
  tx.change(store::copy_notices, move);
  tx.change(store::copy_setting, move);
  tx.change(store::delete_rows, left);
  tx.change(store::delete_notices, left);
  tx.change(store::delete_setting, left);
  return Done{};
}

}  // namespace

std::span<const wire::Name<Policy>> names(Policy) {
  static constexpr wire::Name<Policy> all[] = {
      {Policy::grace, "grace"}, {Policy::renew, "renew"}, {Policy::to_on_demand, "to_on_demand"}};
  return all;
}

void react(pc::events::Announcer& announcer) {
  announcer.on(orders::events::delivered, &look_at);
  announcer.on(orders::events::returned, &look_at);
  announcer.on(joining::events::associating, &move_along);
}

}  // namespace pc::subscriptions
