// What people are told of registrations.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::acquisition::kinds {

inline constexpr messages::Kind registration_reviewed{
    .id = "customers.registration_reviewed",
    .en = "Reviews of registrations",
    .zh = "客户报备审核结果",
    .in_english = {"Registration of {company}: {outcome_en}", "{follows_en}{why_en}"},
    .in_chinese = {"报备客户 {company}：{outcome_zh}", "{follows_zh}{why_zh}"},
    .link = "/sales/expansion",
    .audience = messages::partners};

inline constexpr const messages::Kind* all[] = {&registration_reviewed};

}  // namespace pc::acquisition::kinds
