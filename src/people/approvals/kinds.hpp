// What people are told of transfers that wait for a second person.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::approvals::kinds {

inline constexpr messages::Kind asked{
    .id = "approvals.asked",
    .en = "Transfers that wait for you",
    .zh = "待我审批的调账",
    .in_english =
        {"{act_en}: {amount} yuan wait for your agreement",
         "{who} asks for: {act_en}, {subject}, {amount} yuan. Please agree or reject until {until}."},
    .in_chinese = {"{act_zh} {amount} 元待您审批",
                   "{who} 提交了{act_zh}申请：{subject}，{amount} 元，请在 {until} 前处理。"},
    .link = "/sales/approvals?state=pending",
    .audience = messages::partners};

inline constexpr messages::Kind decided{
    .id = "approvals.decided",
    .en = "Decisions on my transfers",
    .zh = "我的调账审批结果",
    .in_english = {"{act_en} of {amount} yuan: {outcome_en}", "It was for {subject}. {reason}"},
    .in_chinese = {"{act_zh} {amount} 元：{outcome_zh}", "对象：{subject}。{reason}"},
    .link = "/sales/approvals",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&asked, &decided};

}  // namespace pc::approvals::kinds
