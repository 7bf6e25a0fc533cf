// Public: one order with its lines, what became of it, and whose money paid it.
#pragma once
#include "line_list.hpp"
#include "order_list.hpp"

namespace pc::orders {

struct OneOrder {
  static constexpr const char* shape_name = "OneOrder";
  OrderId order_id;
  static wire::Fields fields();
};
struct OrderEvent {
  static constexpr const char* shape_name = "OrderEvent";
  Happened kind = Happened::placed;
  Instant at;
  std::string by, note;
  Money amount;
  static wire::Fields fields();
};
/// What a pot gave, less what came back into it.
struct OrderPayment {
  static constexpr const char* shape_name = "OrderPayment";
  std::string pot;  // topup, credit, arrears, partner_topup, partner_credit
  Money paid, returned;
  static wire::Fields fields();
};
struct OrderDetail {
  static constexpr const char* shape_name = "OrderDetail";
  OrderRow order;
  std::vector<OrderLineRow> lines;
  std::vector<OrderEvent> events;
  std::vector<OrderPayment> payments;
  static wire::Fields fields();
};
/// Refuses orders.unknown.
Result<OrderDetail> show_order(const work::View& view, const OneOrder& query);

/// The order that had bought what a line of an unsubscription gave back; nothing: it is no such line.
std::optional<OrderId> order_returned_by(db::Reader& reader, TenantId tenant, LineId line);

}  // namespace pc::orders
