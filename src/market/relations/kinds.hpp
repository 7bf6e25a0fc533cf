// What people are told of relations and authorisations.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::relations::kinds {

inline constexpr messages::Kind relation_asked{
    .id = "customers.relation_asked",
    .en = "Requests about relations",
    .zh = "关联关系申请",
    .in_english = {"{act_en}: {who} waits for your decision", "{who} asks for: {act_en}. Reason: {reason}"},
    .in_chinese = {"{act_zh}申请待您处理：{who}", "{who} 发起了{act_zh}申请，原因：{reason}，请及时处理。"},
    .link = "{link}",
    .audience = messages::partners | messages::customers};

inline constexpr messages::Kind relation_closed{
    .id = "customers.relation_closed",
    .en = "Decisions about relations",
    .zh = "关联关系申请结果",
    .in_english = {"{act_en}, {who}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"{act_zh}（{who}）：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "{link}",
    .audience = messages::partners | messages::customers};

inline constexpr messages::Kind authorization_asked{
    .id = "customers.authorization_asked",
    .en = "Requests for authorisation",
    .zh = "授权申请",
    .in_english = {"{partner} asks for your authorisation",
                   "{partner} asks to order and operate for you. Please agree or refuse."},
    .in_chinese = {"{partner} 向您申请授权", "{partner} 申请代您下单与运维，请同意或拒绝。"},
    .link = "/my/partner?tab=authorizations",
    .audience = messages::customers};

inline constexpr messages::Kind authorization_answered{
    .id = "customers.authorization_answered",
    .en = "Decisions on authorisations",
    .zh = "授权处理结果",
    .in_english = {"Authorisation of {customer}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"客户 {customer} 的授权：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "/sales/customers/{id}",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&relation_asked, &relation_closed, &authorization_asked,
                                                &authorization_answered};

}  // namespace pc::relations::kinds
