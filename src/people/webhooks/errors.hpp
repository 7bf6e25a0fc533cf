// What this room refuses.
#pragma once
#include "platform/base/error.hpp"

namespace pc::webhooks::errors {

inline constexpr ErrorCode unknown{"webhooks.unknown", pc::Kind::not_found, "There is no such webhook.",
                                   "该 Webhook 不存在。"};
inline constexpr ErrorCode unknown_message{"webhooks.unknown_message", pc::Kind::not_found,
                                           "There is no such delivery.", "该推送记录不存在。"};
inline constexpr ErrorCode too_many{"webhooks.too_many", pc::Kind::precondition,
                                    "There are as many webhooks as there may be: {}",
                                    "Webhook 数量已达上限：{}"};
inline constexpr ErrorCode bad_url{
    "webhooks.url", pc::Kind::invalid,
    "This is no address that events can be sent to. Allowed: {}, without name, "
    "password and fragment",
    "该地址不能接收事件，允许：{}，不含用户名、密码和 # 片段"};
inline constexpr ErrorCode inside{"webhooks.inside", pc::Kind::invalid,
                                  "The address leads to a private, local or reserved network.",
                                  "该地址指向内网、本机或保留网段，不能使用。"};
inline constexpr ErrorCode unknown_event{"webhooks.unknown_event", pc::Kind::invalid,
                                         "There is no such event. Allowed: {}", "没有该事件，允许：{}"};
inline constexpr ErrorCode off{"webhooks.off", pc::Kind::precondition, "The webhook is switched off.",
                               "该 Webhook 已停用。"};

}  // namespace pc::webhooks::errors
