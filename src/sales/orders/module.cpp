#include "module.hpp"

#include "asking.hpp"
#include "checks.hpp"
#include "closing.hpp"
#include "demo.hpp"
#include "fulfilling.hpp"
#include "kinds.hpp"
#include "line_list.hpp"
#include "market/relations/relation_change.hpp"
#include "order_list.hpp"
#include "published.hpp"
#include "routes.hpp"

namespace pc::orders {
namespace {

constexpr std::string_view k_seen_by =
    "partner_admin distributor_admin account_manager account_manager_supervisor finance read_only";

void check_change(const relations::ChangeLook& look, const relations::RelationChange& change,
                  std::vector<Refusal>& found) {
  if (waits_for_partner(look.reader, change.customer.tenant, change.customer.id))
    found.push_back(refuse(errors::pay_first));
}

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  constexpr std::int64_t minute = 60;
  schedule.add({"orders.lapse", minute, [&](Instant now) { return lapse(database, now); }});
  if (!terms_of(database.services()).own_cloud) return;
  schedule.add({"orders.own_cloud", 2, [&](Instant now) { return deliver_by_own_cloud(database, now); },
                [&](Instant) { return something_waits(database); }});
}

}  // namespace

Module module() {
  return {
      .name = "orders",
      .menu = {{"sales.customers.orders", "Customer orders", "客户订单", 123, "/sales/orders"},
               {"orders", "Orders", "订单", 340},
               {"orders.all", "All orders", "全部订单", 341, "/vendor/orders"},
               {"orders.deliveries", "To deliver", "待交付", 342, "/vendor/deliveries"},
               {"my_purchase", "Buy", "购买", 904, "/my/purchase"},
               {"my_orders", "My orders", "我的订单", 906, "/my/orders"}},
      .permissions = {{&permissions::view, k_seen_by},
                      {&permissions::pay, "partner_admin distributor_admin finance"},
                      {&permissions::adjust, "partner_admin distributor_admin"},
                      {&permissions::view_all, "operator operator_finance"},
                      {&permissions::deliver, "operator"},
                      {&permissions::view_own, "customer"},
                      {&permissions::buy, "customer"}},
      .offer =
          [](Services& services) {
            services.declare<relations::ChangeCheck>(&check_change);
            messages::declare(services, kinds::all);
            declare_published(services);
            declare_review(services);
          },
      .add_routes =
          [](edge::Routes& routes, const Services&) {
            add_customer_routes(routes);
            add_renewal_routes(routes);
            add_partner_routes(routes);
            add_vendor_routes(routes);
          },
      .react = [](pc::events::Announcer& announcer, const Services&) { orders::react(announcer); },
      .add_jobs = &add_jobs,
      .todos = {{"orders_to_pay", "/sales/orders?tab=to_pay", &permissions::pay, &count_to_pay},
                {"orders_to_deliver", "/vendor/deliveries", &permissions::deliver, &count_to_deliver},
                {"my_orders_to_pay", "/my/orders?status=pending", &permissions::buy, &count_own_pending}},
      .checks = checks(),
      .demo = &play_demo,
  };
}

}  // namespace pc::orders
