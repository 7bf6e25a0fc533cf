// Public: what may be done with orders, why it may be refused, and what is announced of them. Spec: 客户订单, 代支付, 调价.
#pragma once
#include "core/access/access.hpp"
#include "core/events/events.hpp"
#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "order.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::orders {

std::span<const wire::Name<Type>> names(Type);
std::span<const wire::Name<Status>> names(Status);
std::span<const wire::Name<Source>> names(Source);
std::span<const wire::Name<Payer>> names(Payer);
std::span<const wire::Name<Asked>> names(Asked);
std::span<const wire::Name<LineStatus>> names(LineStatus);
std::span<const wire::Name<Happened>> names(Happened);

namespace permissions {
inline constexpr access::Permission view{.id = "orders.view",
                                         .en = "See customers' orders",
                                         .zh = "查看客户订单",
                                         .page = "sales.customers.orders",
                                         .items = "BPC_ITEM_SUBCUSTSERV_060100|BPC_ITEM_SUBCUSTSERV_060200",
                                         .needs = "customers.view"};
inline constexpr access::Permission pay{.id = "orders.pay",
                                        .en = "Pay customers' orders",
                                        .zh = "为客户代支付订单",
                                        .page = "sales.customers.orders",
                                        .needs = "orders.view"};
inline constexpr access::Permission adjust{.id = "orders.adjust",
                                           .en = "Adjust prices of customers' orders",
                                           .zh = "客户订单调价",
                                           .page = "sales.customers.orders",
                                           .needs = "orders.view"};
inline constexpr access::Permission view_all{.id = "orders.view_all",
                                             .en = "See all orders",
                                             .zh = "查看全部订单",
                                             .page = "orders.all",
                                             .side = access::Side::vendor};
inline constexpr access::Permission deliver{.id = "orders.deliver",
                                            .en = "Report what was delivered",
                                            .zh = "订单交付",
                                            .page = "orders.deliveries",
                                            .side = access::Side::vendor,
                                            .needs = "orders.view_all"};
inline constexpr access::Permission view_own{.id = "my.orders",
                                             .en = "See one's own orders",
                                             .zh = "查看我的订单",
                                             .page = "my_orders",
                                             .side = access::Side::customer};
inline constexpr access::Permission buy{.id = "my.buy",
                                        .en = "Buy, renew and unsubscribe",
                                        .zh = "购买、续订与退订",
                                        .page = "my_purchase",
                                        .side = access::Side::customer,
                                        .needs = "my.orders"};
}  // namespace permissions

namespace errors {
using pc::Kind;
inline constexpr ErrorCode unknown{"orders.unknown", Kind::not_found, "There is no such order.",
                                   "该订单不存在。"};
inline constexpr ErrorCode unknown_line{"orders.unknown_line", Kind::not_found,
                                        "There is no such line of an order.", "该订单行不存在。"};
inline constexpr ErrorCode no_partner{"orders.no_partner", Kind::precondition,
                                      "Only who is associated with a partner can order here.",
                                      "未关联伙伴的客户不能在此下单。"};
inline constexpr ErrorCode frozen{"orders.frozen", Kind::precondition,
                                  "The account is frozen: nothing can be bought, renewed or changed.",
                                  "账号已冻结，不能购买、续订或变更。"};
inline constexpr ErrorCode too_many_lines{"orders.too_many_lines", Kind::invalid,
                                          "An order has too many resources. Allowed: {}",
                                          "订单中的资源过多，允许：{}"};
inline constexpr ErrorCode too_many_pending{
    "orders.too_many_pending", Kind::precondition,
    "Too many orders wait for payment. Pay or cancel some first. Allowed: {}",
    "待支付订单过多，请先支付或取消，最多：{}"};
inline constexpr ErrorCode discount_not_usable{"orders.discount_not_usable", Kind::invalid,
                                               "This discount cannot be used for this order.",
                                               "该折扣不适用于此订单。"};
inline constexpr ErrorCode discount_fixed{"orders.discount_fixed", Kind::precondition,
                                          "The price was adjusted by the partner; no other discount can be "
                                          "chosen.",
                                          "订单已由伙伴调价，不能更换折扣。"};
inline constexpr ErrorCode not_pending{"orders.not_pending", Kind::precondition,
                                       "The order does not wait for payment any more.",
                                       "订单已不在待支付状态。"};
inline constexpr ErrorCode lapsed{"orders.lapsed", Kind::precondition,
                                  "The time to pay is over. Please order again.",
                                  "订单已超过支付期限，请重新下单。"};
inline constexpr ErrorCode with_partner{"orders.with_partner", Kind::precondition,
                                        "The order waits for the partner's payment. Withdraw that first.",
                                        "订单正在等待伙伴支付，请先撤回。"};
inline constexpr ErrorCode not_asked{"orders.not_asked", Kind::precondition,
                                     "The customer does not ask you to pay this order.",
                                     "客户未申请由您支付该订单。"};
inline constexpr ErrorCode partner_cannot_pay{"orders.partner_cannot_pay", Kind::precondition,
                                              "A reseller pays for resale customers only.",
                                              "云经销商仅可为代售客户支付订单。"};
inline constexpr ErrorCode own_account{"orders.own_account", Kind::precondition,
                                       "Referral customers have no balance here. Ask the partner to pay.",
                                       "顾问销售客户在此没有余额，请选择伙伴支付。"};
inline constexpr ErrorCode insufficient{"orders.insufficient", Kind::precondition,
                                        "The balance does not cover this. Missing: {} yuan.",
                                        "余额不足，还差 {} 元。"};
inline constexpr ErrorCode twice{"orders.twice", Kind::invalid, "An order may appear only once.",
                                 "同一订单只能出现一次。"};
inline constexpr ErrorCode product_changed{
    "orders.product_changed", Kind::precondition,
    "The product has changed since the order was placed. The customer has to order again.",
    "下单后产品规格已变更，请客户重新下单。"};
inline constexpr ErrorCode start_passed{
    "orders.start_passed", Kind::precondition,
    "The time at which it should begin is over. The customer has to order again.",
    "已超过客户设置的生效时间，请客户重新下单。"};
inline constexpr ErrorCode bad_start{"orders.bad_start", Kind::invalid,
                                     "It begins now or within 30 days. Allowed: {}",
                                     "生效时间须在 30 天内，允许：{}"};
inline constexpr ErrorCode closed_line{"orders.closed_line", Kind::precondition,
                                       "This was reported already, otherwise.", "该订单行已上报过其他结果。"};
inline constexpr ErrorCode resource_taken{"orders.resource_taken", Kind::conflict,
                                          "This resource was delivered for another line.",
                                          "该资源已用于其他订单行。"};
inline constexpr ErrorCode not_by_period{"orders.not_by_period", Kind::precondition,
                                         "Only what was bought for a period can be renewed or returned.",
                                         "仅包年/包月资源可续订或退订。"};
inline constexpr ErrorCode gone{"orders.gone", Kind::precondition, "The resource was released.",
                                "资源已释放。"};
inline constexpr ErrorCode in_unpaid_order{"orders.in_unpaid_order", Kind::precondition,
                                           "The resource is in an order that is not paid.",
                                           "资源存在未支付订单。"};
inline constexpr ErrorCode not_renewable{"orders.not_renewable", Kind::precondition,
                                         "The resource cannot be renewed so.", "资源不支持按此方式续订。"};
inline constexpr ErrorCode not_refundable{"orders.not_refundable", Kind::precondition,
                                          "What was bought cannot be returned.", "该产品不支持退订。"};
inline constexpr ErrorCode no_refund{"orders.no_refund", Kind::precondition, "The order gave nothing back.",
                                     "该订单不是退订订单。"};
inline constexpr ErrorCode not_referral{"orders.not_referral", Kind::precondition,
                                        "Prices are adjusted for referral customers only.",
                                        "仅支持为顾问销售客户的订单调价。"};
inline constexpr ErrorCode too_much_off{"orders.too_much_off", Kind::invalid,
                                        "More than the vendor allows. Allowed: {} yuan.",
                                        "优惠超出上限，允许：{} 元。"};
inline constexpr ErrorCode pay_first{
    "orders.pay_first", Kind::precondition,
    "Orders wait for the partner's payment. Pay, refuse or cancel them first.",
    "存在待伙伴支付的订单，请先支付、驳回或取消。"};
}  // namespace errors

/// Pending orders of a customer at most.
inline constexpr std::int64_t k_pending_max = 100;
/// How far ahead a start may be set.
inline constexpr std::int64_t k_start_days_max = 30;

namespace events {
/// Subject: the order. Payload: OrderNews.
inline constexpr std::string_view placed = "orders.placed", asked = "orders.asked",
                                  refused = "orders.refused", paid = "orders.paid",
                                  cancelled = "orders.cancelled";
/// A line was delivered, failed, or was given back. Subject: the line. Payload: LineNews.
inline constexpr std::string_view delivered = "orders.delivered", failed = "orders.failed",
                                  returned = "orders.returned";
}  // namespace events

struct OrderNews {
  static constexpr const char* shape_name = "OrderNews";
  OrderId order_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  Type type = Type::purchase;
  Status status = Status::pending;
  Money payable;
  std::string reason;
  static wire::Fields fields();
};
struct LineNews {
  static constexpr const char* shape_name = "OrderLineNews";
  LineId line_id;
  OrderId order_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string resource_id;
  Instant effective_at, expires_at;
  Money refunded;
  std::string reason;
  static wire::Fields fields();
};
/// Read the payloads.
OrderNews order_news_of(const pc::events::Event& event);
LineNews line_news_of(const pc::events::Event& event);

/// How the installation sells; lent by the application, else as it stands.
struct Terms {
  std::int64_t days_to_pay = k_days_to_pay;
  std::int64_t refund_fee_per_mille = 0;
  /// The demo's own small cloud delivers what is paid within seconds.
  bool own_cloud = false;
};
Terms terms_of(const Services& services);

/// Where an order lies: the tenant of the partner of its time. Nothing when there is none.
std::optional<TenantId> tenant_of(db::Reader& reader, OrderId order);

/// Pending orders that stand in the way of a change of the relation: those that wait for the partner.
bool waits_for_partner(db::Reader& reader, TenantId tenant, customers::CustomerId customer);

/// What waits ends with the relation; once, by app.
void react(pc::events::Announcer& announcer);

}  // namespace pc::orders
