// What people are told of partners.
#pragma once
#include "messages/messages.hpp"

namespace pc::partners::kinds {

inline constexpr messages::Kind state{
    .id = "partners.state",
    .en = "The state of the partner's account",
    .zh = "伙伴账号状态变更",
    .in_english = {"{partner}: {what_en}",
                   "The cloud vendor has set the state of {partner} to: {what_en}. Reason: {reason}"},
    .in_chinese = {"{partner}：账号状态变更为{what_zh}",
                   "云平台已将 {partner} 的状态设置为{what_zh}，原因：{reason}"},
    .link = "/account/profile",
    .required = true,
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&state};

}  // namespace pc::partners::kinds
