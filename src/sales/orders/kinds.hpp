// What people are told of orders.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::orders::kinds {

inline constexpr messages::Kind asked{
    .id = "orders.asked",
    .en = "Customers who ask you to pay an order",
    .zh = "客户申请伙伴支付",
    .in_english = {"{customer} asks you to pay order {order}",
                   "Amount: {amount} yuan. Please pay or refuse."},
    .in_chinese = {"{customer} 申请由您支付订单 {order}", "应付金额 {amount} 元，请及时支付或驳回。"},
    .link = "/sales/orders?tab=to_pay",
    .audience = messages::partners};

inline constexpr messages::Kind answered{.id = "my.order_answered",
                                         .en = "What becomes of orders that the partner is to pay",
                                         .zh = "伙伴支付结果",
                                         .in_english = {"Order {order}: {outcome_en}", "{follows_en}"},
                                         .in_chinese = {"订单 {order}：{outcome_zh}", "{follows_zh}"},
                                         .link = "/my/orders/{order}",
                                         .audience = messages::customers};

inline constexpr messages::Kind failed{
    .id = "my.order_failed",
    .en = "Orders that could not be delivered",
    .zh = "订单交付失败",
    .in_english = {"Order {order}: a resource could not be delivered",
                   "Given back: {amount} yuan. Reason: {reason}"},
    .in_chinese = {"订单 {order}：资源开通失败", "已退款 {amount} 元，原因：{reason}"},
    .link = "/my/orders/{order}",
    .audience = messages::customers};

inline constexpr const messages::Kind* all[] = {&asked, &answered, &failed};

}  // namespace pc::orders::kinds
