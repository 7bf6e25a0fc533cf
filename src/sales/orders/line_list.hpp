// Public: what orders bought, line by line (订单资源明细), and what the cloud has still to deliver (待交付).
#pragma once
#include "api/lists/list.hpp"
#include "money/catalogue/products.hpp"
#include "money/discounts/discounts.hpp"
#include "orders.hpp"

namespace pc::orders {

/// A condition of SQL: the resource of a line was renewed afterwards, and not given back. `line`: alias of order_line.
std::string renewed_afterwards(const std::string& line);

struct OrderLineQuery {
  static constexpr const char* shape_name = "OrderLineQuery";
  std::optional<bool> of_resellers;
  std::optional<OrderId> order_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Text<0, 64>> customer_name, account_name, service_type, resource_id;
  std::optional<Type> type;
  std::optional<LineStatus> status;
  std::optional<customers::Association> association_type;
  std::optional<bool> renewed;
  std::optional<Day> expires_from, expires_to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct OrderLineRow {
  static constexpr const char* shape_name = "OrderLineRow";
  static constexpr const char* page_name = "OrderLineRows";
  LineId id;
  OrderId order_id;
  Type type = Type::purchase;
  LineStatus status = LineStatus::pending;
  customers::CustomerId customer_id;
  std::string customer_name;
  Masked<Mask::name> account_name;
  customers::Association association_type = customers::Association::resale;
  std::string partner_name;
  catalogue::ProductId product_id;
  std::string service_type_code, service_type, resource_type_code, spec, spec_name, region;
  std::int64_t size = 1;
  std::int64_t size_measure_id = 0;
  std::string unit;
  std::int64_t periods = 1;
  Decimal official, discount, erased;
  Money payable, refunded;
  std::optional<discounts::Kind> discount_kind;
  std::string resource_id, resource_name;
  std::optional<Instant> effective_at, expires_at, paid_at;
  bool renewed = false;
  std::string reason;
  std::string service_zh, service_en, spec_zh, spec_en;
  static wire::Fields fields();
};
using OrderLineRows = lists::Page<OrderLineRow>;
/// As list_orders.
Result<OrderLineRows> list_lines(const work::View& view, const OrderLineQuery& query);
Result<Done> export_lines(const work::View& view, const OrderLineQuery& query,
                          const std::function<void(std::string_view)>& write);
const lists::FileCells& line_cells();

/// Of one order that the caller may see, oldest first.
std::vector<OrderLineRow> lines_of(const work::View& view, TenantId tenant, OrderId order);

/// What waits for the cloud.
std::int64_t count_to_deliver(const work::View& view);

}  // namespace pc::orders
