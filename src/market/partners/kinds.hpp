// What people are told of partners.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::partners::kinds {

inline constexpr messages::Kind state{
    .id = "partners.state",
    .en = "The state of the partner's account",
    .zh = "伙伴账号状态变更",
    .in_english = {"{partner}: {what_en}", "Set by the cloud vendor. Reason: {reason}"},
    .in_chinese = {"{partner}：账号状态变更为{what_zh}", "由云平台设置，原因：{reason}"},
    .link = "/account/profile",
    .required = true,
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&state};

}  // namespace pc::partners::kinds
