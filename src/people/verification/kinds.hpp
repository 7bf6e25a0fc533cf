// Public: what people are told about codes and their security settings.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::verification::kinds {

inline constexpr messages::Kind code{
    .id = "verification.code",
    .en = "Verification codes",
    .zh = "验证码",
    .in_english = {"Verification code",
                   "Your code for \"{act}\" is {code}. It is valid for 10 minutes and once.\n\n"
                   "If it was not you who asked for it, change your password now."},
    .in_chinese = {"验证码",
                   "您正在进行敏感操作“{act}”，验证码为 {code}，10 分钟内有效，仅可使用一次。\n\n"
                   "如非本人操作，请立即修改密码。"},
    .required = true,
    .secret = true};

inline constexpr messages::Kind security{
    .id = "security.changed",
    .en = "Changes of security settings",
    .zh = "安全设置变更",
    .in_english = {"{what_en}", "Done by {who}.\n\nIf you did not expect this, talk to your administrator."},
    .in_chinese = {"{what_zh}", "操作人：{who}。\n\n如非预期操作，请联系管理员。"},
    .link = "/account/security",
    .required = true};

inline constexpr const messages::Kind* all[] = {&code, &security};

}  // namespace pc::verification::kinds
