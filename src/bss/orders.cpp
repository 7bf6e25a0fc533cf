// ListCustomerOrders, ShowCustomerOrderDetails, ShowRefundOrderDetails.
#include "orders.hpp"

#include <algorithm>
#include <map>

#include "operations.hpp"
#include "prices.hpp"

namespace pc::bss {
namespace order_shapes {

int status_number(orders::Status status) {
  switch (status) {
    case orders::Status::pending: return 6;
    case orders::Status::processing: return 3;
    case orders::Status::completed: return 5;
    case orders::Status::cancelled: return 4;
  }
  return 0;
}
int type_number(orders::Type type) {
  switch (type) {
    case orders::Type::purchase: return 1;
    case orders::Type::renewal: return 2;
    case orders::Type::unsubscribe: return 4;
  }
  return 0;
}
int source_number(orders::Source source) {
  switch (source) {
    case orders::Source::customer: return 1;
    case orders::Source::agent: return 2;
    case orders::Source::system: return 8;
  }
  return 0;
}

Amount yuan_of(const Decimal& amount) {
  const auto fen = truncate_to_fen(amount);
  ensure(fen.has_value(), "amounts of orders stay in range");
  return {fen->charged};
}

std::string discount_number(const std::optional<discounts::Kind>& kind, bool adjusted) {
  if (adjusted) return "609";
  return std::to_string(prices::number_of(kind.value_or(discounts::Kind::commercial)));
}

AmountInfomationV2 amounts_of(const orders::OrderRow& order, std::span<const orders::OrderLineRow> lines) {
  std::map<std::string, Money> by_type;
  for (const auto& line : lines) {
    const auto off = yuan_of(line.discount).value;
    if (off.positive()) by_type[discount_number(line.discount_kind, order.adjusted)] += off;
  }
  AmountInfomationV2 info;
  for (const auto& [type, amount] : by_type) info.discounts.push_back({type, {amount}});
  return info;
}

Result<orders::OrderId> order_id_of(const std::string& text) {
  const auto id = parse_id(text);
  if (!id) return refuse(orders::errors::unknown, "order_id");
  return orders::OrderId(*id);
}

std::optional<std::string> time_of(const std::optional<Instant>& at) {
  if (!at) return std::nullopt;
  return at->text();
}

}  // namespace order_shapes

namespace {

using namespace order_shapes;

// What an order says of itself in three shapes of the dialect.
#define PC_ORDER_MEMBERS                                                   \
  std::string order_id, customer_id, service_type_code, service_type_name; \
  int source_type = 0, status = 0, order_type = 0;                         \
  Amount amount_after_discount, official_amount;                           \
  int measure_id = 1;                                                      \
  std::string create_time;                                                 \
  std::optional<std::string> payment_time;                                 \
  std::string currency = "CNY";                                            \
  std::optional<std::string> contract_id;                                  \
  AmountInfomationV2 amount_info
#define PC_ORDER_FIELDS(S)                                                                             \
  wire::field<&S::order_id>("order_id", "The order."),                                                 \
      wire::naming<&S::customer_id>("customer", "customer_id", "Account id."),                         \
      wire::field<&S::service_type_code>("service_type_code", "Cloud service."),                       \
      wire::field<&S::service_type_name>("service_type_name", "Its name."),                            \
      wire::field<&S::source_type>("source_type", "1 customer, 2 agent, 8 system."),                   \
      wire::field<&S::status>("status", "3 processing, 4 cancelled, 5 completed, 6 pending payment."), \
      wire::field<&S::order_type>("order_type", "1 new, 2 renewal, 4 unsubscription."),                \
      wire::field<&S::amount_after_discount>("amount_after_discount", "Yuan."),                        \
      wire::field<&S::official_amount>("official_amount", "At the official price, yuan."),             \
      wire::field<&S::measure_id>("measure_id", "1: yuan."),                                           \
      wire::field<&S::create_time>("create_time", "When it was placed (UTC)."),                        \
      wire::field<&S::payment_time>("payment_time", "When it was paid (UTC); null: it was not."),      \
      wire::field<&S::currency>("currency", "CNY."),                                                   \
      wire::field<&S::contract_id>("contract_id", "null: orders have no contract."),                   \
      wire::field<&S::amount_info>("amount_info", "What the amount is made of.")

struct OrderProject {
  std::string id, name;
  PC_BSS_SHAPE(OrderProject, wire::field<&OrderProject::id>("id", "Its id."),
               wire::field<&OrderProject::name>("name", "Its name."))
};
struct SubOrder {
  PC_ORDER_MEMBERS;
  std::optional<std::vector<OrderProject>> enterprise_projects;
  using R = SubOrder;
  PC_BSS_SHAPE(SubOrder, PC_ORDER_FIELDS(R),
               wire::field<&R::enterprise_projects>("enterprise_projects", "null: none."))
};
struct AgentPayInfoV2 {
  std::string paying_agent_id;
  bool is_agent_pay = false;
  using R = AgentPayInfoV2;
  PC_BSS_SHAPE(AgentPayInfoV2, wire::naming<&R::paying_agent_id>("partner", "paying_agent_id", "Who pays."),
               wire::field<&R::is_agent_pay>("is_agent_pay", "Whether the partner pays."))
};
struct CustomerOrderV2 {
  PC_ORDER_MEMBERS;
  std::optional<std::vector<OrderProject>> enterprise_projects;
  std::optional<std::vector<SubOrder>> sub_order_infos;
  std::optional<AgentPayInfoV2> agent_pay_info;
  using R = CustomerOrderV2;
  PC_BSS_SHAPE(CustomerOrderV2, PC_ORDER_FIELDS(R),
               wire::field<&R::enterprise_projects>("enterprise_projects", "null: none."),
               wire::field<&R::sub_order_infos>("sub_order_infos", "null: orders are not combined."),
               wire::field<&R::agent_pay_info>("agent_pay_info", "null: the partner does not pay."))
};

struct CustomerOrdersReq {
  OptionalText order_id, customer_id, service_type_code;
  std::optional<Instant> create_time_begin, create_time_end, payment_time_begin, payment_time_end;
  std::optional<wire::Bounded<1, 13>> status;
  OptionalText order_type, order_by, indirect_partner_id, method;
  lists::Limit limit;
  AnyOffset offset;
  using R = CustomerOrdersReq;
  PC_BSS_SHAPE(CustomerOrdersReq, wire::field<&R::order_id>("order_id", "One order."),
               wire::naming<&R::customer_id>("customer", "customer_id", "One customer."),
               wire::field<&R::create_time_begin>("create_time_begin", "Placed then or later (UTC)."),
               wire::field<&R::create_time_end>("create_time_end", "Placed then or earlier (UTC)."),
               wire::field<&R::service_type_code>("service_type_code", "The cloud service."),
               wire::field<&R::status>("status",
                                       "3 processing, 4 cancelled, 5 completed, 6 pending payment."),
               wire::field<&R::order_type>("order_type", "1 new, 2 renewal, 4 unsubscription."),
               wire::defaulted<&R::limit>("limit", "Rows, 1 to 100."),
               wire::defaulted<&R::offset>("offset", "Rows to skip."),
               wire::field<&R::order_by>("order_by", "createTime or -createTime."),
               wire::field<&R::payment_time_begin>("payment_time_begin", "Paid then or later (UTC)."),
               wire::field<&R::payment_time_end>("payment_time_end", "Paid then or earlier (UTC)."),
               wire::naming<&R::indirect_partner_id>("partner", "indirect_partner_id", "Of this reseller."),
               wire::field<&R::method>("method", "oneself or sub_customer."))
};
struct CustomerOrdersResponse {
  std::int64_t total_count = 0;
  std::vector<CustomerOrderV2> order_infos;
  using R = CustomerOrdersResponse;
  PC_BSS_SHAPE(CustomerOrdersResponse, wire::field<&R::total_count>("total_count", "Orders that match."),
               wire::field<&R::order_infos>("order_infos", "The page."))
};

template <class Shape>
Shape order_of(const orders::OrderRow& row, std::span<const orders::OrderLineRow> lines) {
  Shape order;
  order.order_id = row.id.text();
  order.customer_id = hex32_of_id(row.customer_id.value);
  order.service_type_code = row.service_type_code;
  order.service_type_name = row.service_type;
  order.source_type = source_number(row.source);
  order.status = status_number(row.status);
  order.order_type = type_number(row.type);
  order.amount_after_discount = {row.payable};
  order.official_amount = yuan_of(row.official);
  order.create_time = row.created_at.text();
  order.payment_time = time_of(row.paid_at);
  order.amount_info = amounts_of(row, lines);
  return order;
}

/// A customer sees its own; a partner those of its customers, or of one of its resellers'.
Outcome check_may_see(const work::View& view) {
  const bool own = view.who.side == access::Side::customer;
  if (view.who.may(own ? orders::permissions::view_own : orders::permissions::view)) return Done{};
  return pc::errors::forbidden;
}

template <class Query>
Outcome narrow(Query& query, const CustomerOrdersReq& in) {
  if (const auto id = text_or(in.order_id); !id.empty()) {
    const auto order = order_id_of(id);
    query.order_id = order ? *order : orders::OrderId(-1);
  }
  if (in.status) {
    query.status = orders::Status::pending;
    switch (in.status->value) {
      case 3: query.status = orders::Status::processing; break;
      case 4: query.status = orders::Status::cancelled; break;
      case 5: query.status = orders::Status::completed; break;
      case 6: break;
      default: query.order_id = orders::OrderId(-1);  // no order has another state
    }
  }
  const auto type = text_or(in.order_type);
  if (type == "1")
    query.type = orders::Type::purchase;
  else if (type == "2")
    query.type = orders::Type::renewal;
  else if (type == "4")
    query.type = orders::Type::unsubscribe;
  else if (!type.empty())
    query.order_id = orders::OrderId(-1);
  if (const auto by = text_or(in.order_by); !by.empty()) {
    if (by != "createTime" && by != "-createTime")
      return refuse(pc::errors::invalid_value, "order_by", "createTime, -createTime");
    query.sort = Text<1, 64>{by == "createTime" ? "created_at" : "-created_at"};
  }
  query.limit = in.limit;
  query.offset.value = in.offset.value;
  query.service_code = text_or(in.service_type_code);
  query.created_after = in.create_time_begin.value_or(Instant{});
  query.paid_after = in.payment_time_begin.value_or(Instant{});
  if (in.create_time_end) query.created_before = in.create_time_end->plus_seconds(1);
  if (in.payment_time_end) query.paid_before = in.payment_time_end->plus_seconds(1);
  return Done{};
}

Result<orders::OrderRows> found_by(const work::View& view, const CustomerOrdersReq& in) {
  if (view.who.side == access::Side::customer) {
    orders::MyOrderQuery query;
    PC_CHECK(narrow(query, in));
    if (const auto id = text_or(in.customer_id); !id.empty() && id_of_hex32(id) != view.who.customer)
      return refuse(customers::errors::unknown_customer, "customer_id");
    return orders::list_my_orders(view, query);
  }
  PC_TRY(partner, scope_of(view.reader, view.who, in.indirect_partner_id));
  orders::OrderQuery query;
  PC_CHECK(narrow(query, in));
  if (const auto id = text_or(in.customer_id); !id.empty()) {
    PC_TRY(customer, customer_of(id));
    query.customer_id = customer;
  }
  return orders::list_orders_of(view, partner.id, query);
}

Result<CustomerOrdersResponse> list_orders(const work::View& view, const CustomerOrdersReq& in) {
  PC_CHECK(check_may_see(view));
  PC_TRY(found, found_by(view, in));
  CustomerOrdersResponse response;
  response.total_count = found.total;
  for (const auto& row : found.items) {
    const auto tenant = orders::tenant_of(view.reader, row.id);
    auto order = order_of<CustomerOrderV2>(row, orders::lines_of(view, *tenant, row.id));
    if (row.asked == orders::Asked::waiting || row.asked == orders::Asked::paid)
      order.agent_pay_info = AgentPayInfoV2{hex32_of_id(row.partner_id.value), true};
    response.order_infos.push_back(std::move(order));
  }
  return response;
}

struct SubOrderV3 {
  PC_ORDER_MEMBERS;
  std::string user_name, pending_payment_end_time;
  using R = SubOrderV3;
  PC_BSS_SHAPE(SubOrderV3, PC_ORDER_FIELDS(R), wire::field<&R::user_name>("user_name", "Who placed it."),
               wire::field<&R::pending_payment_end_time>("pending_payment_end_time", "Pay by (UTC)."))
};
struct CustomerOrderV3 {
  PC_ORDER_MEMBERS;
  std::string user_name, pending_payment_end_time;
  std::optional<std::vector<SubOrderV3>> sub_order_infos;
  using R = CustomerOrderV3;
  PC_BSS_SHAPE(CustomerOrderV3, PC_ORDER_FIELDS(R), wire::field<&R::user_name>("user_name", "Who placed it."),
               wire::field<&R::pending_payment_end_time>("pending_payment_end_time", "Pay by (UTC)."),
               wire::field<&R::sub_order_infos>("sub_order_infos", "null: orders are not combined."))
};
struct ProductObject {
  std::string product_id, product_spec_desc, category_code, product_owner_service, commercial_resource;
  using R = ProductObject;
  PC_BSS_SHAPE(ProductObject, wire::field<&R::product_id>("product_id", "The product."),
               wire::field<&R::product_spec_desc>("product_spec_desc", "Specification in words."),
               wire::field<&R::category_code>("category_code", "Type of resource."),
               wire::field<&R::product_owner_service>("product_owner_service", "Cloud service."),
               wire::field<&R::commercial_resource>("commercial_resource", "Specification."))
};
struct OrderLineItemEntityV2 {
  std::string order_line_item_id, service_type_code, service_type_name, product_id, product_spec_desc;
  int period_type = 2;
  std::int64_t period_num = 1;
  std::optional<std::string> effective_time, expire_time;
  std::int64_t subscription_num = 1;
  Amount amount_after_discount, official_amount;
  AmountInfomationV2 amount_info;
  std::string currency = "CNY", category_code, product_owner_service, commercial_resource;
  std::optional<ProductObject> base_product_info;
  std::string order_id;
  using R = OrderLineItemEntityV2;
  PC_BSS_SHAPE(OrderLineItemEntityV2, wire::field<&R::order_line_item_id>("order_line_item_id", "The line."),
               wire::field<&R::service_type_code>("service_type_code", "Cloud service."),
               wire::field<&R::service_type_name>("service_type_name", "Its name."),
               wire::field<&R::product_id>("product_id", "The product."),
               wire::field<&R::product_spec_desc>("product_spec_desc", "Specification in words."),
               wire::field<&R::period_type>("period_type", "2 month, 3 year."),
               wire::field<&R::period_num>("period_num", "How many."),
               wire::field<&R::effective_time>("effective_time", "Since (UTC); null: not yet."),
               wire::field<&R::expire_time>("expire_time", "Until (UTC); null: not yet."),
               wire::field<&R::subscription_num>("subscription_num", "1: a line is one resource."),
               wire::field<&R::amount_after_discount>("amount_after_discount", "Yuan."),
               wire::field<&R::official_amount>("official_amount", "At the official price, yuan."),
               wire::field<&R::amount_info>("amount_info", "What the amount is made of."),
               wire::field<&R::currency>("currency", "CNY."),
               wire::field<&R::category_code>("category_code", "Type of resource."),
               wire::field<&R::product_owner_service>("product_owner_service", "Cloud service."),
               wire::field<&R::commercial_resource>("commercial_resource", "Specification."),
               wire::field<&R::base_product_info>("base_product_info",
                                                  "null: it belongs to no other product."),
               wire::field<&R::order_id>("order_id", "Its order."))
};
struct OrderDetailsReq {
  Text<1, 64> order_id;
  lists::Limit limit;
  AnyOffset offset;
  OptionalText indirect_partner_id;
  using R = OrderDetailsReq;
  PC_BSS_SHAPE(OrderDetailsReq, wire::naming<&R::order_id>("order", "order_id", "The order."),
               wire::defaulted<&R::limit>("limit", "Lines, 1 to 100."),
               wire::defaulted<&R::offset>("offset", "Lines to skip."),
               wire::naming<&R::indirect_partner_id>("partner", "indirect_partner_id", "Of this reseller."))
};
struct OrderDetailsResponse {
  std::int64_t total_count = 0;
  CustomerOrderV3 order_info;
  std::vector<OrderLineItemEntityV2> order_line_items;
  using R = OrderDetailsResponse;
  PC_BSS_SHAPE(OrderDetailsResponse, wire::field<&R::total_count>("total_count", "Lines of it."),
               wire::field<&R::order_info>("order_info", "The order."),
               wire::field<&R::order_line_items>("order_line_items", "The page of lines."))
};

OrderLineItemEntityV2 line_of(const orders::OrderRow& order, const orders::OrderLineRow& row) {
  OrderLineItemEntityV2 line;
  line.order_line_item_id = row.id.text();
  line.service_type_code = line.product_owner_service = row.service_type_code;
  line.service_type_name = row.service_type;
  line.product_id = row.product_id.text();
  line.product_spec_desc = row.spec_name;
  line.period_type = row.unit == orders::k_year ? 3 : 2;
  line.period_num = row.periods;
  line.effective_time = time_of(row.effective_at);
  line.expire_time = time_of(row.expires_at);
  line.amount_after_discount = {row.payable};
  line.official_amount = yuan_of(row.official);
  line.amount_info = amounts_of(order, {&row, 1});
  line.category_code = row.resource_type_code;
  line.commercial_resource = row.spec;
  line.order_id = row.order_id.text();
  return line;
}

/// The order, which must be of the reseller that is named.
Result<orders::OrderRow> seen(const work::View& view, const std::string& text, const OptionalText& reseller) {
  PC_CHECK(check_may_see(view));
  PC_TRY(id, order_id_of(text));
  PC_TRY(order, orders::find_order(view, id));
  if (view.who.side == access::Side::customer) return std::move(order);
  PC_TRY(partner, scope_of(view.reader, view.who, reseller));
  if (order.partner_id != partner.id) return refuse(orders::errors::unknown, "order_id");
  return std::move(order);
}

Result<OrderDetailsResponse> show_details(const work::View& view, const OrderDetailsReq& in) {
  PC_TRY(order, seen(view, in.order_id.value, in.indirect_partner_id));
  const auto tenant = orders::tenant_of(view.reader, order.id);
  const auto lines = orders::lines_of(view, *tenant, order.id);
  OrderDetailsResponse response;
  response.total_count = static_cast<std::int64_t>(lines.size());
  response.order_info = order_of<CustomerOrderV3>(order, lines);
  response.order_info.user_name = order.created_by;
  response.order_info.pending_payment_end_time = order.pay_by.text();
  const auto first = std::min(lines.size(), static_cast<std::size_t>(in.offset.value));
  const auto count = std::min(lines.size() - first, static_cast<std::size_t>(in.limit.value));
  for (const auto& line : std::span(lines).subspan(first, count))
    response.order_line_items.push_back(line_of(order, line));
  return response;
}

struct RefundOrderReq {
  Text<1, 64> order_id;
  OptionalText customer_id, indirect_partner_id;
  using R = RefundOrderReq;
  PC_BSS_SHAPE(RefundOrderReq, wire::naming<&R::order_id>("order", "order_id", "The unsubscription."),
               wire::naming<&R::customer_id>("customer", "customer_id", "Its customer."),
               wire::naming<&R::indirect_partner_id>("partner", "indirect_partner_id", "Of this reseller."))
};
struct OrderRefundInfoV2 {
  std::string id;
  Amount amount;
  std::string measure_id = "1", customer_id, resource_type_code, service_type_code, resource_type_name,
              service_type_name, region_code;
  std::optional<std::string> base_order_id;
  using R = OrderRefundInfoV2;
  PC_BSS_SHAPE(OrderRefundInfoV2, wire::field<&R::id>("id", "The line that gives back."),
               wire::field<&R::amount>("amount", "Yuan."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::naming<&R::customer_id>("customer", "customer_id", "Account id."),
               wire::field<&R::resource_type_code>("resource_type_code", "Type of resource."),
               wire::field<&R::service_type_code>("service_type_code", "Cloud service."),
               wire::field<&R::resource_type_name>("resource_type_name", "Its name."),
               wire::field<&R::service_type_name>("service_type_name", "Its name."),
               wire::field<&R::region_code>("region_code", "Region."),
               wire::field<&R::base_order_id>("base_order_id", "The order that had bought it."))
};
struct RefundOrderResponse {
  std::int64_t total_count = 0;
  std::vector<OrderRefundInfoV2> refund_infos;
  using R = RefundOrderResponse;
  PC_BSS_SHAPE(RefundOrderResponse, wire::field<&R::total_count>("total_count", "Lines."),
               wire::field<&R::refund_infos>("refund_infos", "What each gave back."))
};

Result<RefundOrderResponse> show_refund(const work::View& view, const RefundOrderReq& in) {
  PC_TRY(order, seen(view, in.order_id.value, in.indirect_partner_id));
  if (const auto id = text_or(in.customer_id); !id.empty() && id_of_hex32(id) != order.customer_id.value)
    return refuse(customers::errors::unknown_customer, "customer_id");
  if (order.type != orders::Type::unsubscribe) return orders::errors::no_refund;
  RefundOrderResponse response;
  const auto tenant = orders::tenant_of(view.reader, order.id);
  for (const auto& line : orders::lines_of(view, *tenant, order.id)) {
    OrderRefundInfoV2 info;
    info.id = line.id.text();
    info.amount = {line.payable};
    info.customer_id = hex32_of_id(line.customer_id.value);
    info.resource_type_code = info.resource_type_name = line.resource_type_code;
    info.service_type_code = line.service_type_code;
    info.service_type_name = line.service_type;
    info.region_code = line.region;
    if (const auto base = orders::order_returned_by(view.reader, *tenant, line.id))
      info.base_order_id = base->text();
    response.refund_infos.push_back(std::move(info));
  }
  response.total_count = static_cast<std::int64_t>(response.refund_infos.size());
  return response;
}

}  // namespace

void add_orders(edge::Routes& routes) {
  constexpr std::string_view items = "BPC_ITEM_SUBCUSTSERV_060100|BPC_ITEM_SUBCUSTSERV_060200";
  const std::vector<const ErrorCode*> refuses{&pc::errors::forbidden,
                                              &orders::errors::unknown,
                                              &customers::errors::unknown_customer,
                                              &funds::errors::not_your_customer,
                                              &partners::errors::not_distributor,
                                              &partners::errors::not_your_reseller,
                                              &partners::errors::unknown_partner};
  routes.add(edge::Read<CustomerOrdersReq, CustomerOrdersResponse>{
      .path = "/v2/orders/customer-orders",
      .access = edge::Access::signed_in(),
      .says = {"List customers' or one's own orders", "查询订单列表"},
      .refuses = refuses,
      .run = &list_orders,
      .dialect = edge::Dialect::bss,
      .name = "ListCustomerOrders",
      .operator_permissions = items});
  routes.add(edge::Read<OrderDetailsReq, OrderDetailsResponse>{
      .path = "/v2/orders/customer-orders/details/{order_id}",
      .access = edge::Access::signed_in(),
      .says = {"Show an order with its lines", "查询订单详情"},
      .refuses = refuses,
      .run = &show_details,
      .dialect = edge::Dialect::bss,
      .name = "ShowCustomerOrderDetails",
      .operator_permissions = items});
  auto refunds = refuses;
  refunds.push_back(&orders::errors::no_refund);
  routes.add(edge::Read<RefundOrderReq, RefundOrderResponse>{
      .path = "/v2/orders/customer-orders/refund-orders",
      .access = edge::Access::signed_in(),
      .says = {"Show what an unsubscription gave back", "查询退款订单的金额详情"},
      .refuses = refunds,
      .run = &show_refund,
      .dialect = edge::Dialect::bss,
      .name = "ShowRefundOrderDetails",
      .operator_permissions = items});
}

}  // namespace pc::bss
