#include "published.hpp"

#include "orders.hpp"
#include "people/webhooks/published.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

struct PublishedLine {
  static constexpr const char* shape_name = "PublishedOrderLine";
  LineId line_id;
  std::string product_id, service_type_code, resource_type_code, spec, region, unit, resource_id;
  std::int64_t size = 1, periods = 1;
  Money payable;
  static wire::Fields fields() {
    using L = PublishedLine;
    static constexpr wire::Field all[] = {
        wire::field<&L::line_id>("line_id", "The line."),
        wire::field<&L::product_id>("product_id", "The product."),
        wire::field<&L::service_type_code>("service_type_code", "Service."),
        wire::field<&L::resource_type_code>("resource_type_code", "Type of resource."),
        wire::field<&L::spec>("spec", "Specification."),
        wire::field<&L::region>("region", "Region."),
        wire::field<&L::size>("size", "In the product's unit."),
        wire::field<&L::unit>("unit", "month or year."),
        wire::field<&L::periods>("periods", "How many of them."),
        wire::field<&L::resource_id>("resource_id", "Of a renewal, the resource."),
        wire::field<&L::payable>("payable", "Yuan.")};
    return all;
  }
};
struct PublishedOrder {
  static constexpr const char* shape_name = "PublishedOrder";
  OrderNews order;
  Instant start_at;
  std::vector<PublishedLine> lines;
  static wire::Fields fields() {
    using O = PublishedOrder;
    static constexpr wire::Field all[] = {
        wire::field<&O::order>("order", "The order."),
        wire::field<&O::start_at>("start_at", "When it is to begin; 1970: at once."),
        wire::field<&O::lines>("lines", "What is to be delivered.")};
    return all;
  }
};

/// All that a cloud needs to deliver it.
webhooks::Outside of_order(db::Transaction& tx, TenantId tenant, const pc::events::Event& event) {
  PublishedOrder told{order_news_of(event), {}, {}};
  const auto order = tx.one(store::select_order, {tenant, told.order.order_id});
  told.start_at = order.start_at;
  for (const auto& line : tx.rows(store::select_lines, {tenant, told.order.order_id}))
    told.lines.push_back({line.line_id, line.product_id.text(), line.service_type_code,
                          line.resource_type_code, line.spec, line.region, line.unit, line.resource_id,
                          line.size, line.periods, line.payable});
  return {told.order.partner_id.value, wire::encode(told)};
}

webhooks::Outside of_line(db::Transaction&, TenantId, const pc::events::Event& event) {
  return {line_news_of(event).partner_id.value, event.payload};
}

}  // namespace

void declare_published(Services& services) {
  using webhooks::Published;
  services.declare(Published{events::placed, "order.placed", "Order placed", "订单已提交", &of_order});
  services.declare(Published{events::paid, "order.paid", "Order paid", "订单已支付", &of_order});
  services.declare(
      Published{events::cancelled, "order.cancelled", "Order cancelled", "订单已取消", &of_order});
  services.declare(
      Published{events::delivered, "order_line.delivered", "Resource delivered", "资源已交付", &of_line});
  services.declare(
      Published{events::failed, "order_line.failed", "Resource failed", "资源交付失败", &of_line});
  services.declare(
      Published{events::returned, "order_line.returned", "Resource given back", "资源已退订", &of_line});
}

}  // namespace pc::orders
