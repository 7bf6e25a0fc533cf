// What people are told of webhooks.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::webhooks::kinds {

inline constexpr messages::Kind switched_off{
    .id = "webhooks.switched_off",
    .en = "Webhooks that were switched off",
    .zh = "Webhook 停用提醒",
    .in_english =
        {"A webhook was switched off: {url}",
         "{url} gets no more events: {why_en}. Mend the receiver, then switch the webhook on again."},
    .in_chinese = {"Webhook 已停用：{url}", "{url} 不再接收事件：{why_zh}。请修复接收端后重新启用。"},
    .link = "/organisation/webhooks",
    .audience = messages::operators | messages::partners};

inline constexpr const messages::Kind* all[] = {&switched_off};

}  // namespace pc::webhooks::kinds
