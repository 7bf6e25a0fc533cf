// What people are told of renewal tasks.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::renewals::kinds {

inline constexpr messages::Kind task{
    .id = "renewals.task",
    .en = "Large orders that expire and are not renewed",
    .zh = "大单续订任务",
    .in_english = {"{customer}: {amount} yuan of order {order} expire this month",
                   "{renewed} yuan of it are renewed. Please look after it until {day}."},
    .in_chinese = {"{customer}：订单 {order} 本月有 {amount} 元资源到期",
                   "已续订 {renewed} 元，请在 {day} 前跟进续订。"},
    .link = "/sales/renewal-tasks/{id}",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&task};

}  // namespace pc::renewals::kinds
