// PayOrders, CancelCustomerOrder, ListOrderDiscounts, ListOrderCouponsByOrderId: what a customer does with an order
// that waits for its payment.
#include "operations.hpp"
#include "orders.hpp"
#include "sales/orders/closing.hpp"
#include "sales/orders/paying.hpp"

namespace pc::bss {
namespace {

using namespace order_shapes;

struct OrderBenefit {
  Text<1, 64> id;
  wire::Bounded<0, INT32_MAX> type;
  using R = OrderBenefit;
  PC_BSS_SHAPE(OrderBenefit, wire::field<&R::id>("id", "Which."),
               wire::field<&R::type>("type", "Of which type."))
};
struct PayCustomerOrderV3Req {
  Text<1, 64> order_id;
  Text<1, 8> use_coupon, use_discount;
  std::optional<wire::List<OrderBenefit, 3>> coupon_infos;
  std::optional<wire::List<OrderBenefit, 1>> discount_infos;
  using R = PayCustomerOrderV3Req;
  PC_BSS_SHAPE(PayCustomerOrderV3Req, wire::naming<&R::order_id>("order", "order_id", "The order."),
               wire::field<&R::use_coupon>("use_coupon", "YES or NO."),
               wire::field<&R::use_discount>("use_discount", "YES or NO."),
               wire::field<&R::coupon_infos>("coupon_infos", "Vouchers; there are none."),
               wire::field<&R::discount_infos>("discount_infos", "The discount, exactly one."))
};
struct CancelCustomerOrderReq {
  Text<1, 64> order_id;
  PC_BSS_SHAPE(CancelCustomerOrderReq,
               wire::naming<&CancelCustomerOrderReq::order_id>("order", "order_id", "The order."))
};

Result<bool> yes_or_no(const std::string& text, const char* field) {
  if (text == "YES") return true;
  if (text == "NO") return false;
  return refuse(pc::errors::invalid_value, field, "YES, NO");
}

/// What the payment says of the discount; nothing: the one of the order stays. Refuses invalid_value, missing_value.
Result<std::optional<discounts::DiscountId>> discount_of(const PayCustomerOrderV3Req& in) {
  PC_TRY(coupons, yes_or_no(in.use_coupon.value, "use_coupon"));
  if (coupons) return refuse(pc::errors::invalid_value, "use_coupon", "NO");
  PC_TRY(wanted, yes_or_no(in.use_discount.value, "use_discount"));
  if (!wanted) return std::optional<discounts::DiscountId>(discounts::DiscountId());
  if (!in.discount_infos || in.discount_infos->items.empty())
    return refuse(pc::errors::missing_value, "discount_infos");
  const auto id = parse_id(in.discount_infos->items.front().id.value);
  if (!id) return refuse(orders::errors::discount_not_usable, "discount_infos");
  return std::optional<discounts::DiscountId>(discounts::DiscountId(*id));
}

Result<edge::Nothing> run_pay(work::Work& work, const PayCustomerOrderV3Req& in) {
  PC_TRY(id, order_id_of(in.order_id.value));
  PC_TRY(discount, discount_of(in));
  PC_TRY(customer, orders::ordering(work));
  PC_TRY(order, orders::find_order({work.tx, work.who, work.now}, id));
  // A price that the partner lowered is paid as it is.
  if (!(order.adjusted && !*discount))
    PC_CHECK(orders::choose_discount(work, customer.tenant, order.id, *discount));
  PC_CHECK(orders::pay(work, customer, {&id, 1}));
  return edge::Nothing{};
}

Result<edge::Nothing> run_cancel(work::Work& work, const CancelCustomerOrderReq& in) {
  PC_TRY(id, order_id_of(in.order_id.value));
  const auto customer = customers::find(work.tx, work.who.tenant, customers::CustomerId(work.who.customer));
  if (!customer) return orders::errors::no_partner;
  PC_CHECK(orders::cancel(work, *customer, id));
  return edge::Nothing{};
}

struct OneOrderReq {
  Text<1, 64> order_id;
  PC_BSS_SHAPE(OneOrderReq, wire::naming<&OneOrderReq::order_id>("order", "order_id", "The order."))
};
struct OrderLineItemV3 {
  std::vector<std::string> order_line_item_ids;
  int discount_mode = 0;
  DecimalNumber discount_amount, discount_ratio;
  using R = OrderLineItemV3;
  PC_BSS_SHAPE(OrderLineItemV3, wire::field<&R::order_line_item_ids>("order_line_item_ids", "Its lines."),
               wire::field<&R::discount_mode>("discount_mode", "0: by ratio."),
               wire::field<&R::discount_amount>("discount_amount", "Yuan."),
               wire::field<&R::discount_ratio>("discount_ratio", "Part of the price that is paid."))
};
struct OrderV3 {
  std::string order_id;
  std::vector<OrderLineItemV3> order_line_items;
  using R = OrderV3;
  PC_BSS_SHAPE(OrderV3, wire::field<&R::order_id>("order_id", "The order."),
               wire::field<&R::order_line_items>("order_line_items", "Line by line."))
};
struct DiscountInfoV3 {
  std::string discount_id, discount_value;
  int discount_type = 0;
  std::vector<OrderV3> orders;
  using R = DiscountInfoV3;
  PC_BSS_SHAPE(DiscountInfoV3, wire::field<&R::discount_id>("discount_id", "The discount."),
               wire::field<&R::discount_value>("discount_value", "Part of the price that is paid."),
               wire::field<&R::discount_type>("discount_type",
                                              "0 promotion, 2 commercial, 3 of the partner."),
               wire::field<&R::orders>("orders", "For which order and lines."))
};
struct OrderDiscountsResponse {
  std::vector<DiscountInfoV3> discounts;
  PC_BSS_SHAPE(OrderDiscountsResponse,
               wire::field<&OrderDiscountsResponse::discounts>("discounts", "Those that may be chosen."))
};

int number_of(discounts::Kind kind) {
  switch (kind) {
    case discounts::Kind::promotion: return 0;
    case discounts::Kind::commercial: return 2;
    case discounts::Kind::granted: return 3;
  }
  return 0;
}

Result<orders::OrderRow> own_pending(const work::View& view, const std::string& text) {
  PC_TRY(id, order_id_of(text));
  PC_TRY(order, orders::find_order(view, id));
  if (order.status != orders::Status::pending) return refuse(orders::errors::not_pending, "order_id");
  return std::move(order);
}

/// One discount with the lines that may have it.
std::optional<DiscountInfoV3> told(const orders::OrderRow& order, const discounts::Discount& discount,
                                   std::span<const orders::Wish> wishes,
                                   std::span<const orders::OrderLineRow> lines) {
  OrderV3 of_order{order.id.text(), {}};
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto mine = orders::priced(wishes.subspan(i, 1), discount.id);
    if (!mine) continue;
    OrderLineItemV3 item;
    item.order_line_item_ids = {lines[i].id.text()};
    item.discount_amount.value = mine->front().amounts.discount;
    item.discount_ratio.value = discount.ratio;
    of_order.order_line_items.push_back(std::move(item));
  }
  if (of_order.order_line_items.empty()) return std::nullopt;
  return DiscountInfoV3{discount.id.text(), discount.ratio.text(), number_of(discount.kind), {of_order}};
}

Result<OrderDiscountsResponse> list_discounts(const work::View& view, const OneOrderReq& in) {
  PC_TRY(order, own_pending(view, in.order_id.value));
  OrderDiscountsResponse response;
  if (order.adjusted) return response;
  const auto lines = orders::lines_of(view, view.who.tenant, order.id);
  const auto wishes = orders::wishes_of_pending(view.reader, view.who.tenant, order.id, view.now);
  for (const auto& choice : orders::choices_for(wishes))
    if (auto info = told(order, choice.discount, wishes, lines))
      response.discounts.push_back(std::move(*info));
  return response;
}

struct LimitInfoV2 {
  std::string use_limiti_info_id, limit_key, value1, value2, value_unit, limit_type, promotion_plan_id;
  using R = LimitInfoV2;
  PC_BSS_SHAPE(LimitInfoV2, wire::field<&R::use_limiti_info_id>("use_limiti_info_id", "Its id."),
               wire::field<&R::limit_key>("limit_key", "What is limited."),
               wire::field<&R::value1>("value1", "From, or which."), wire::field<&R::value2>("value2", "To."),
               wire::field<&R::value_unit>("value_unit", "Unit."),
               wire::field<&R::limit_type>("limit_type", "How."),
               wire::field<&R::promotion_plan_id>("promotion_plan_id", "The plan."))
};
struct CouponInfoV2 {
  std::string coupon_id, coupon_code;
  int status = 0, coupon_type = 301, measure_id = 1;
  Amount face_value;
  std::string effective_time, expire_time, plan_name, plan_desc;
  std::vector<LimitInfoV2> use_limits;
  std::string active_time, last_used_time, create_time;
  int coupon_version = 1;
  Amount balance;
  std::string used_by_order_id, coupon_usage;
  int coupon_group = 0;
  using R = CouponInfoV2;
  PC_BSS_SHAPE(CouponInfoV2, wire::field<&R::coupon_id>("coupon_id", "The voucher."),
               wire::field<&R::coupon_code>("coupon_code", "Its code."),
               wire::field<&R::status>("status", "2 usable."),
               wire::field<&R::coupon_type>("coupon_type",
                                            "301 voucher, 302 cash coupon, 303 stored-value card."),
               wire::field<&R::measure_id>("measure_id", "1: yuan."),
               wire::field<&R::face_value>("face_value", "Yuan."),
               wire::field<&R::effective_time>("effective_time", "Since (UTC)."),
               wire::field<&R::expire_time>("expire_time", "Until (UTC)."),
               wire::field<&R::plan_name>("plan_name", "Name of its plan."),
               wire::field<&R::plan_desc>("plan_desc", "What the plan says."),
               wire::field<&R::use_limits>("use_limits", "For what it may be used."),
               wire::field<&R::active_time>("active_time", "When it was activated (UTC)."),
               wire::field<&R::last_used_time>("last_used_time", "When it was used last (UTC)."),
               wire::field<&R::create_time>("create_time", "When it was issued (UTC)."),
               wire::field<&R::coupon_version>("coupon_version", "1 single use, 2 repeated use."),
               wire::field<&R::balance>("balance", "What is left, yuan."),
               wire::field<&R::used_by_order_id>("used_by_order_id", "The order that holds it."),
               wire::field<&R::coupon_usage>("coupon_usage", "For what."),
               wire::field<&R::coupon_group>("coupon_group", "0 cloud."))
};
struct CouponMaxUseQuantity {
  int coupon_type = 0, coupon_group = 0, use_quantity_value = 0;
  using R = CouponMaxUseQuantity;
  PC_BSS_SHAPE(CouponMaxUseQuantity, wire::field<&R::coupon_type>("coupon_type", "Type."),
               wire::field<&R::coupon_group>("coupon_group", "Group."),
               wire::field<&R::use_quantity_value>("use_quantity_value", "So many at most."))
};
struct OrderCouponsResponse {
  std::int64_t count = 0;
  std::vector<CouponInfoV2> user_coupons;
  std::vector<CouponMaxUseQuantity> coupon_max_use_quantity;
  using R = OrderCouponsResponse;
  PC_BSS_SHAPE(OrderCouponsResponse, wire::field<&R::count>("count", "How many."),
               wire::field<&R::user_coupons>("user_coupons", "Vouchers that may be used."),
               wire::field<&R::coupon_max_use_quantity>("coupon_max_use_quantity", "How many of each."))
};
/// Customers have no vouchers, so that none can be used.
Result<OrderCouponsResponse> list_coupons(const work::View& view, const OneOrderReq& in) {
  PC_CHECK(own_pending(view, in.order_id.value));
  return OrderCouponsResponse{};
}

}  // namespace

void add_order_payments(edge::Routes& routes) {
  const auto sees = edge::Access::needs(orders::permissions::view_own);
  const auto buys = edge::Access::needs(orders::permissions::buy);
  routes.add(edge::Write<PayCustomerOrderV3Req, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/v3/orders/customer-orders/pay",
      .access = buys,
      .audit = "orders.pay",
      .says = {"Pay an order", "支付包年/包月产品订单"},
      .refuses = {&orders::errors::unknown, &orders::errors::no_partner, &orders::errors::frozen,
                  &orders::errors::not_pending, &orders::errors::lapsed, &orders::errors::with_partner,
                  &orders::errors::own_account, &orders::errors::insufficient,
                  &orders::errors::product_changed, &orders::errors::start_passed, &orders::errors::gone,
                  &orders::errors::discount_fixed, &orders::errors::discount_not_usable},
      .run = &run_pay,
      .dialect = edge::Dialect::bss,
      .name = "PayOrders"});
  routes.add(edge::Write<CancelCustomerOrderReq, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/v2/orders/customer-orders/cancel",
      .access = buys,
      .audit = "orders.cancel",
      .says = {"Cancel a pending order", "取消待支付订单"},
      .refuses = {&orders::errors::unknown, &orders::errors::no_partner, &orders::errors::not_pending},
      .run = &run_cancel,
      .dialect = edge::Dialect::bss,
      .name = "CancelCustomerOrder"});
  const std::vector<const ErrorCode*> refuses{&orders::errors::unknown, &orders::errors::not_pending};
  routes.add(edge::Read<OneOrderReq, OrderDiscountsResponse>{
      .path = "/v2/orders/customer-orders/order-discounts",
      .access = sees,
      .says = {"List discounts that an order may have", "查询订单可用折扣"},
      .refuses = refuses,
      .run = &list_discounts,
      .dialect = edge::Dialect::bss,
      .name = "ListOrderDiscounts"});
  routes.add(edge::Read<OneOrderReq, OrderCouponsResponse>{
      .path = "/v2/orders/customer-orders/order-coupons",
      .access = sees,
      .says = {"List vouchers that an order may use", "查询订单可用优惠券"},
      .refuses = refuses,
      .run = &list_coupons,
      .dialect = edge::Dialect::bss,
      .name = "ListOrderCouponsByOrderId"});
}

}  // namespace pc::bss
