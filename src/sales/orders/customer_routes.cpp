// What a customer, or who acts for it, does: look around, ask for prices, order, pay, cancel.
#include "asking.hpp"
#include "closing.hpp"
#include "offer_list.hpp"
#include "order_detail.hpp"
#include "paying.hpp"
#include "routes.hpp"
#include "shapes.hpp"

namespace pc::orders {
namespace {

struct AskPrices {
  static constexpr const char* shape_name = "AskPrices";
  wire::List<OrderItem, k_items_max> items;
  std::optional<discounts::DiscountId> discount_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&AskPrices::items>("items", "What is to be bought."),
        wire::field<&AskPrices::discount_id>("discount_id", "The discount; absent: the official price.")};
    return all;
  }
};
struct NewOrder {
  static constexpr const char* shape_name = "NewOrder";
  wire::List<OrderItem, k_items_max> items;
  std::optional<discounts::DiscountId> discount_id;
  std::optional<Instant> start_at;
  static wire::Fields fields() {
    using N = NewOrder;
    static constexpr wire::Field all[] = {
        wire::field<&N::items>("items", "What is to be bought."),
        wire::field<&N::discount_id>("discount_id", "The discount; absent: the official price."),
        wire::field<&N::start_at>("start_at", "When it is to begin, within 30 days; absent: at once.")};
    return all;
  }
};
struct ChooseDiscount {
  static constexpr const char* shape_name = "ChooseDiscount";
  OrderId order_id;
  std::optional<discounts::DiscountId> discount_id;
  static wire::Fields fields() {
    using C = ChooseDiscount;
    static constexpr wire::Field all[] = {
        wire::field<&C::order_id>("order_id", "The order."),
        wire::field<&C::discount_id>("discount_id", "The discount; absent: the official price.")};
    return all;
  }
};

Result<Quotation> run_quote(const work::View& view, const AskPrices& in) {
  PC_TRY(customer, calling_customer(view.reader, view.who));
  PC_TRY(wishes, wishes_of(view.reader, customer, items_of(in.items), view.now));
  return quotation_of(view, wishes, in.discount_id.value_or(discounts::DiscountId()));
}

Result<OrderPlaced> run_place(work::Work& work, const NewOrder& in) {
  PC_TRY(customer, ordering(work));
  PC_TRY(wishes, wishes_of(work.tx, customer, items_of(in.items), work.now));
  return placed(work, customer.tenant,
                place(work, customer, wishes,
                      {Type::purchase, source_of(work.who), in.discount_id.value_or(discounts::DiscountId()),
                       in.start_at.value_or(Instant{})}));
}

Result<edge::Nothing> run_pay(work::Work& work, const SomeOrders& in) {
  PC_TRY(customer, ordering(work));
  return nothing(pay(work, customer, in.order_ids.items));
}
Result<edge::Nothing> run_cancel(work::Work& work, const OneOrder& in) {
  PC_TRY(customer, calling_customer(work.tx, work.who));
  return nothing(cancel(work, customer, in.order_id));
}
Result<edge::Nothing> run_ask(work::Work& work, const OneOrder& in) {
  PC_TRY(customer, ordering(work));
  return nothing(ask_partner(work, customer, in.order_id));
}
Result<edge::Nothing> run_withdraw(work::Work& work, const OneOrder& in) {
  PC_TRY(customer, calling_customer(work.tx, work.who));
  return nothing(withdraw(work, customer, in.order_id));
}
Result<OrderPlaced> run_choose(work::Work& work, const ChooseDiscount& in) {
  PC_TRY(customer, ordering(work));
  PC_TRY(seen, find_order({work.tx, work.who, work.now}, in.order_id));
  PC_CHECK(choose_discount(work, customer.tenant, seen.id, in.discount_id.value_or(discounts::DiscountId())));
  return placed(work, customer.tenant, seen.id);
}

const edge::Access k_see = edge::Access::needs(permissions::view_own);
const edge::Access k_buy = edge::Access::needs(permissions::buy);

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<OfferQuery, OfferRows>{.path = "/api/v1/my/offers",
                                               .access = k_buy,
                                               .says = {"List what can be bought", "查询可购买的产品"},
                                               .run = &list_offers});
  routes.add(edge::Read<MyOrderQuery, OrderRows>{.path = "/api/v1/my/orders",
                                                 .access = k_see,
                                                 .says = {"List one's own orders", "查询我的订单"},
                                                 .run = &list_my_orders});
  routes.add(edge::DownloadOf<MyOrderQuery>{{"/api/v1/my/orders/export",
                                             k_see,
                                             {"Export one's own orders", "导出我的订单"},
                                             "text/csv; charset=utf-8",
                                             "orders.csv"},
                                            &export_my_orders,
                                            {},
                                            false,
                                            order_cells()});
  routes.add(edge::Read<OneOrder, OrderDetail>{.path = "/api/v1/my/orders/{order_id}",
                                               .access = k_see,
                                               .says = {"One of one's own orders", "查看我的订单"},
                                               .refuses = {&errors::unknown},
                                               .run = &show_order});
  routes.add(edge::Read<AskPrices, Quotation>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/order-quotes",
      .access = k_buy,
      .says = {"Ask what something would cost", "询价"},
      .refuses = {&errors::no_partner, &errors::bad_period, &errors::too_many_lines,
                  &errors::discount_not_usable, &catalogue::errors::unknown_product,
                  &catalogue::errors::not_offered, &catalogue::errors::wrong_measure,
                  &catalogue::errors::too_large},
      .run = &run_quote});
}

void add_orders(edge::Routes& routes) {
  routes.add(edge::Write<NewOrder, OrderPlaced>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders",
      .access = k_buy,
      .audit = "orders.place",
      .says = {"Place an order", "提交订单"},
      .refuses = {&errors::no_partner, &errors::frozen, &errors::bad_period, &errors::too_many_lines,
                  &errors::too_many_pending, &errors::bad_start, &errors::discount_not_usable,
                  &catalogue::errors::unknown_product, &catalogue::errors::not_offered,
                  &catalogue::errors::wrong_measure, &catalogue::errors::too_large},
      .run = &run_place});
  routes.add(edge::Write<ChooseDiscount, OrderPlaced>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders/{order_id}/discount",
      .access = k_buy,
      .audit = "orders.choose_discount",
      .says = {"Choose the discount of a pending order", "更换订单折扣"},
      .refuses = {&errors::unknown, &errors::no_partner, &errors::frozen, &errors::not_pending,
                  &errors::lapsed, &errors::discount_fixed, &errors::discount_not_usable},
      .run = &run_choose});
  routes.add(edge::Write<SomeOrders, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders/payments",
      .access = k_buy,
      .audit = "orders.pay",
      .says = {"Pay orders from the balance", "支付订单"},
      .refuses = {&errors::unknown, &errors::no_partner, &errors::frozen, &errors::not_pending,
                  &errors::lapsed, &errors::twice, &errors::with_partner, &errors::own_account,
                  &errors::insufficient, &errors::product_changed, &errors::start_passed, &errors::gone},
      .run = &run_pay});
  routes.add(edge::Write<OneOrder, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders/{order_id}/cancel",
      .access = k_buy,
      .audit = "orders.cancel",
      .says = {"Cancel a pending order", "取消订单"},
      .refuses = {&errors::unknown, &errors::no_partner, &errors::not_pending},
      .run = &run_cancel});
  routes.add(edge::Write<OneOrder, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders/{order_id}/partner-payment",
      .access = k_buy,
      .audit = "orders.ask_partner",
      .says = {"Let the partner pay an order", "申请伙伴支付"},
      .refuses = {&errors::unknown, &errors::no_partner, &errors::frozen, &errors::not_pending,
                  &errors::lapsed, &errors::partner_cannot_pay},
      .run = &run_ask});
  routes.add(edge::Write<OneOrder, edge::Nothing>{
      .verb = edge::Verb::post,
      .path = "/api/v1/my/orders/{order_id}/partner-payment/withdraw",
      .access = k_buy,
      .audit = "orders.ask_back",
      .says = {"Pay it oneself after all", "撤回伙伴支付申请"},
      .refuses = {&errors::unknown, &errors::no_partner, &errors::not_pending, &errors::lapsed},
      .run = &run_withdraw});
}

}  // namespace

void add_customer_routes(edge::Routes& routes) {
  add_reading(routes);
  add_orders(routes);
}

}  // namespace pc::orders
