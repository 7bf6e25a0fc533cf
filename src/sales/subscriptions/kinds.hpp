// What people are told of subscriptions: the customer's, and those of the partner.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::subscriptions::kinds {

inline constexpr messages::Kind my_expiring{
    .id = "my.expiring",
    .en = "Resources that expire",
    .zh = "资源即将到期",
    .in_english = {"{resource} expires within {days} day(s)",
                   "{service} {resource} expires on {day}. {policy_en}"},
    .in_chinese = {"资源 {resource} 将在 {days} 天内到期",
                   "{service} {resource} 将于 {day} 到期。{policy_zh}"},
    .link = "/my/subscriptions",
    .audience = messages::customers};

inline constexpr messages::Kind expiring{.id = "subscriptions.expiring",
                                         .en = "Customers' resources that expire",
                                         .zh = "客户资源即将到期",
                                         .in_english = {"{customer}: {resource} expires within {days} day(s)",
                                                        "{service} {resource} expires on {day}. {policy_en}"},
                                         .in_chinese = {"{customer}：资源 {resource} 将在 {days} 天内到期",
                                                        "{service} {resource} 将于 {day} 到期。{policy_zh}"},
                                         .link = "/sales/customers/{id}",
                                         .audience = messages::partners};

inline constexpr messages::Kind my_not_renewed{
    .id = "my.not_renewed",
    .en = "Auto-renewals that failed",
    .zh = "自动续费失败",
    .in_english = {"Auto-renewal of {resource} failed",
                   "It expires on {day}. It is tried again every day until then. {reason_en}"},
    .in_chinese = {"资源 {resource} 自动续费失败", "该资源将于 {day} 到期，到期前每天重试。{reason_zh}"},
    .link = "/my/subscriptions",
    .audience = messages::customers};

inline constexpr messages::Kind not_renewed{
    .id = "subscriptions.not_renewed",
    .en = "Customers' auto-renewals that failed",
    .zh = "客户自动续费失败",
    .in_english = {"{customer}: auto-renewal of {resource} failed",
                   "It expires on {day}. It is tried again every day until then. {reason_en}"},
    .in_chinese = {"{customer}：资源 {resource} 自动续费失败",
                   "该资源将于 {day} 到期，到期前每天重试。{reason_zh}"},
    .link = "/sales/customers/{id}",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&my_expiring, &expiring, &my_not_renewed, &not_renewed};

}  // namespace pc::subscriptions::kinds
