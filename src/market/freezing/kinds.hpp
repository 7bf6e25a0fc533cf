// What people are told of freezing.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::freezing::kinds {

inline constexpr messages::Kind freeze{
    .id = "customers.freeze",
    .en = "Frozen and unfrozen customers",
    .zh = "客户冻结与解冻",
    .in_english = {"{customer}: {what_en}", "Done by {who_en}. Reason: {reason_en}"},
    .in_chinese = {"{customer}：{what_zh}", "操作人：{who_zh}，原因：{reason_zh}"},
    .link = "/sales/customers/{id}",
    .audience = messages::partners};

inline constexpr messages::Kind own_freeze{
    .id = "my.freeze",
    .en = "Freezing of my account",
    .zh = "我的账号冻结与解冻",
    .in_english = {"Your account: {what_en}", "Reason: {reason_en}\n\nPlease ask your partner."},
    .in_chinese = {"您的账号状态：{what_zh}", "原因：{reason_zh}\n\n如有疑问，请联系您的合作伙伴。"},
    .link = "/my/partner",
    .required = true,
    .audience = messages::customers};

inline constexpr const messages::Kind* all[] = {&freeze, &own_freeze};

}  // namespace pc::freezing::kinds
