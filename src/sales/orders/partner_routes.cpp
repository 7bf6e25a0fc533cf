// What a partner does with its customers' orders: see them, pay them, refuse to, lower their prices.
#include "adjusting.hpp"
#include "asking.hpp"
#include "market/partners/partners.hpp"
#include "order_detail.hpp"
#include "people/approvals/approvals.hpp"
#include "routes.hpp"
#include "shapes.hpp"

namespace pc::orders {
namespace {

struct RefuseOrders {
  static constexpr const char* shape_name = "RefuseOrders";
  wire::List<OrderId, 100> order_ids;
  Text<1, 255> reason;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&RefuseOrders::order_ids>("order_ids", "1 to 100 orders."),
        wire::field<&RefuseOrders::reason>("reason", "Why, for the customers.")};
    return all;
  }
};
struct CutLine {
  static constexpr const char* shape_name = "OrderLineCut";
  LineId line_id;
  Money off;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&CutLine::line_id>("line_id", "The line."),
                                          wire::field<&CutLine::off>("off", "Off its official price, yuan.")};
    return all;
  }
};
struct AdjustOrder {
  static constexpr const char* shape_name = "AdjustOrder";
  OrderId order_id;
  std::optional<Money> off;
  std::optional<wire::List<CutLine, k_lines_max>> lines;
  static wire::Fields fields() {
    using A = AdjustOrder;
    static constexpr wire::Field all[] = {
        wire::field<&A::order_id>("order_id", "The order."),
        wire::field<&A::off>("off", "Off the official price of the whole order, yuan; else by lines."),
        wire::field<&A::lines>("lines", "Line by line; those that are not named keep the official price.")};
    return all;
  }
};
struct LineRoom {
  static constexpr const char* shape_name = "OrderLineRoom";
  LineId line_id;
  Money most;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&LineRoom::line_id>("line_id", "The line."),
        wire::field<&LineRoom::most>("most", "What may be taken off it, yuan.")};
    return all;
  }
};
struct PriceRoom {
  static constexpr const char* shape_name = "OrderPriceRoom";
  Money most;
  std::vector<LineRoom> lines;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&PriceRoom::most>("most", "What may be taken off the order, yuan."),
        wire::field<&PriceRoom::lines>("lines", "What may be taken off each line.")};
    return all;
  }
};

Result<edge::Nothing> run_pay_for(work::Work& work, const OneOrder& in) {
  return nothing(pay_for(work, in.order_id));
}
Result<std::optional<edge::InReview>> review_pay(work::Work& work, const OneOrder& in) {
  return review_pay_for(work, in.order_id);
}

Result<edge::Nothing> run_refuse(work::Work& work, const RefuseOrders& in) {
  if (in.order_ids.items.empty()) return refuse(pc::errors::missing_value, "order_ids");
  for (const auto id : in.order_ids.items) PC_CHECK(refuse_to_pay(work, id, in.reason.value));
  return edge::Nothing{};
}

Result<OrderPlaced> run_adjust(work::Work& work, const AdjustOrder& in) {
  if (in.lines) {
    std::vector<LineCut> cuts;
    for (const auto& line : in.lines->items) cuts.push_back({line.line_id, line.off});
    PC_CHECK(adjust(work, in.order_id, cuts));
  } else {
    if (!in.off) return refuse(pc::errors::missing_value, "off");
    PC_CHECK(adjust(work, in.order_id, *in.off));
  }
  return placed(work, work.who.tenant, in.order_id);
}

Result<PriceRoom> show_room(const work::View& view, const OneOrder& query) {
  PC_TRY(order, find_order(view, query.order_id));
  PriceRoom answer;
  if (order.association_type != customers::Association::referral) return errors::not_referral;
  for (const auto& room : room_for(view.reader, view.who.tenant, order.id)) {
    answer.most += room.most;
    answer.lines.push_back({room.line, room.most});
  }
  return answer;
}

const edge::Access k_view = edge::Access::needs(permissions::view);
const std::vector<const ErrorCode*> k_masked{&lists::errors::masked_filter};

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<OrderQuery, OrderRows>{.path = "/api/v1/orders",
                                               .access = k_view,
                                               .says = {"List customers' orders", "查询客户订单"},
                                               .refuses = k_masked,
                                               .run = &list_orders});
  routes.add(edge::DownloadOf<OrderQuery>{{"/api/v1/orders/export",
                                           k_view,
                                           {"Export customers' orders", "导出客户订单"},
                                           "text/csv; charset=utf-8",
                                           "orders.csv"},
                                          &export_orders,
                                          k_masked,
                                          true,
                                          order_cells()});
  routes.add(edge::Read<OneOrder, OrderDetail>{.path = "/api/v1/orders/{order_id}",
                                               .access = k_view,
                                               .says = {"A customer's order", "查看客户订单详情"},
                                               .refuses = {&errors::unknown},
                                               .run = &show_order});
  routes.add(
      edge::Read<OrderLineQuery, OrderLineRows>{.path = "/api/v1/order-lines",
                                                .access = k_view,
                                                .says = {"List what orders bought", "查询订单资源明细"},
                                                .refuses = k_masked,
                                                .run = &list_lines});
  routes.add(edge::DownloadOf<OrderLineQuery>{{"/api/v1/order-lines/export",
                                               k_view,
                                               {"Export what orders bought", "导出订单资源明细"},
                                               "text/csv; charset=utf-8",
                                               "order-lines.csv"},
                                              &export_lines,
                                              k_masked,
                                              true,
                                              line_cells()});
}

void add_acts(edge::Routes& routes) {
  routes.add(edge::Write<OneOrder, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/orders/{order_id}/payment",
      .access = edge::Access::needs(permissions::pay),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "orders.pay_for",
      .says = {"Pay a customer's order", "代支付订单"},
      .refuses = {&errors::unknown, &errors::not_pending, &errors::lapsed, &errors::not_asked,
                  &errors::insufficient, &errors::product_changed, &errors::start_passed, &errors::gone,
                  &partners::errors::frozen, &approvals::errors::no_second_person},
      .run = &run_pay_for,
      .review = &review_pay});
  routes.add(edge::Write<RefuseOrders, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/orders/refusals",
      .access = edge::Access::needs(permissions::pay),
      .audit = "orders.refuse",
      .says = {"Refuse to pay customers' orders", "驳回代支付"},
      .refuses = {&errors::unknown, &errors::not_pending, &errors::lapsed, &errors::not_asked},
      .run = &run_refuse});
  const auto adjusts = edge::Access::needs(permissions::adjust);
  routes.add(
      edge::Read<OneOrder, PriceRoom>{.path = "/api/v1/orders/{order_id}/price-room",
                                      .access = adjusts,
                                      .says = {"How far the price of an order may go down", "查询可调价金额"},
                                      .refuses = {&errors::unknown, &errors::not_referral},
                                      .run = &show_room});
  routes.add(edge::Write<AdjustOrder, OrderPlaced>{
      .verb = edge::Verb::post,
      .path = "/api/v1/orders/{order_id}/price",
      .access = adjusts,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "orders.adjust",
      .says = {"Lower the price of a customer's order", "客户订单调价"},
      .refuses = {&errors::unknown, &errors::unknown_line, &errors::not_pending, &errors::lapsed,
                  &errors::not_referral, &errors::too_much_off},
      .run = &run_adjust});
}

}  // namespace

void add_partner_routes(edge::Routes& routes) {
  add_reading(routes);
  add_acts(routes);
}

}  // namespace pc::orders
