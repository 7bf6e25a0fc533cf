// What the vendor's people and its cloud do: see all orders, report what was delivered.
#include "fulfilling.hpp"
#include "order_detail.hpp"
#include "routes.hpp"
#include "shapes.hpp"

namespace pc::orders {
namespace {

struct ReportDelivered {
  static constexpr const char* shape_name = "ReportDelivered";
  OrderId order_id;
  LineId line_id;
  Text<1, 200> resource_id;
  std::optional<Text<0, 200>> resource_name;
  static wire::Fields fields() {
    using R = ReportDelivered;
    static constexpr wire::Field all[] = {
        wire::field<&R::order_id>("order_id", "The order."), wire::field<&R::line_id>("line_id", "The line."),
        wire::field<&R::resource_id>("resource_id", "The cloud's id of it."),
        wire::field<&R::resource_name>("resource_name", "Its name.")};
    return all;
  }
};
struct ReportFailed {
  static constexpr const char* shape_name = "ReportFailed";
  OrderId order_id;
  LineId line_id;
  Text<1, 255> reason;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&ReportFailed::order_id>("order_id", "The order."),
                                          wire::field<&ReportFailed::line_id>("line_id", "The line."),
                                          wire::field<&ReportFailed::reason>("reason", "Why.")};
    return all;
  }
};

template <class In>
Result<TenantId> lane_of_order(const work::View& view, const In& in) {
  const auto tenant = tenant_of(view.reader, in.order_id);
  if (!tenant) return refuse(errors::unknown, "order_id");
  return *tenant;
}

Result<edge::Nothing> run_delivered(work::Work& work, const ReportDelivered& in) {
  const auto tenant = tenant_of(work.tx, in.order_id).value_or(TenantId());
  if (in.resource_id.value.find('|') != std::string::npos)
    return refuse(pc::errors::invalid_value, "resource_id", "≠ |");
  return nothing(deliver(work, tenant, in.line_id,
                         {in.resource_id.value, in.resource_name ? in.resource_name->value : std::string()}));
}
Result<edge::Nothing> run_failed(work::Work& work, const ReportFailed& in) {
  const auto tenant = tenant_of(work.tx, in.order_id).value_or(TenantId());
  return nothing(fail(work, tenant, in.line_id, in.reason.value));
}

const edge::Access k_view = edge::Access::needs(permissions::view_all);
const std::vector<const ErrorCode*> k_masked{&lists::errors::masked_filter};

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<OrderQuery, OrderRows>{.path = "/api/v1/all-orders",
                                               .access = k_view,
                                               .says = {"List all orders", "查询全部订单"},
                                               .refuses = k_masked,
                                               .run = &list_orders});
  routes.add(edge::DownloadOf<OrderQuery>{{"/api/v1/all-orders/export",
                                           k_view,
                                           {"Export all orders", "导出全部订单"},
                                           "text/csv; charset=utf-8",
                                           "orders.csv"},
                                          &export_orders,
                                          k_masked,
                                          true,
                                          order_cells()});
  routes.add(edge::Read<OneOrder, OrderDetail>{.path = "/api/v1/all-orders/{order_id}",
                                               .access = k_view,
                                               .says = {"An order", "查看订单详情"},
                                               .refuses = {&errors::unknown},
                                               .run = &show_order});
  routes.add(edge::Read<OrderLineQuery, OrderLineRows>{
      .path = "/api/v1/all-order-lines",
      .access = k_view,
      .says = {"List what all orders bought", "查询全部订单资源明细"},
      .refuses = k_masked,
      .run = &list_lines});
  routes.add(edge::DownloadOf<OrderLineQuery>{{"/api/v1/all-order-lines/export",
                                               k_view,
                                               {"Export what all orders bought", "导出全部订单资源明细"},
                                               "text/csv; charset=utf-8",
                                               "order-lines.csv"},
                                              &export_lines,
                                              k_masked,
                                              true,
                                              line_cells()});
}

}  // namespace

void add_vendor_routes(edge::Routes& routes) {
  add_reading(routes);
  const auto delivers = edge::Access::needs(permissions::deliver);
  routes.add(edge::Write<ReportDelivered, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/all-orders/{order_id}/lines/{line_id}/delivered",
      .access = delivers,
      .audit = "orders.deliver",
      .says = {"Report that a line was delivered", "上报交付成功"},
      .refuses = {&errors::unknown, &errors::unknown_line, &errors::closed_line, &errors::resource_taken},
      .run = &run_delivered,
      .tenant = &lane_of_order<ReportDelivered>});
  routes.add(edge::Write<ReportFailed, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/all-orders/{order_id}/lines/{line_id}/failed",
      .access = delivers,
      .audit = "orders.fail",
      .says = {"Report that a line could not be delivered", "上报交付失败"},
      .refuses = {&errors::unknown_line, &errors::closed_line},
      .run = &run_failed,
      .tenant = &lane_of_order<ReportFailed>});
}

}  // namespace pc::orders
