// What people are told about their sign-in and codes.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::identity::kinds {

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

inline constexpr messages::Kind forgotten{
    .id = "password.forgotten",
    .en = "Codes for a forgotten password",
    .zh = "重置密码验证码",
    .in_english =
        {"Set a new password",
         "Somebody, you as we hope, has forgotten the password of {name}. The code to set a new one is "
         "{code}. It is valid for 30 minutes and once.\n\nIf it was not you, do nothing: your password "
         "stays as it is. Never tell anybody this code."},
    .in_chinese = {"重置密码",
                   "您正在为账号 {name} 重置密码，验证码为 {code}，30 分钟内有效，仅可使用一次。\n\n"
                   "如非本人操作，请忽略本邮件，您的密码不会改变。请勿将验证码告知任何人。"},
    .required = true,
    .secret = true};

inline constexpr messages::Kind entrance{
    .id = "account.entrance",
    .en = "New accounts",
    .zh = "新账号开通",
    .in_english =
        {"Your account {account} is ready",
         "{company} has an account in the partner center; its name is {account}. To begin, set a password of your "
         "own with the code {code}. It is valid for 7 days and once.\n\nIf you did not expect this, please ignore "
         "this mail. Never tell anybody this code."},
    .in_chinese = {"账号 {account} 已开通",
                   "{company}：\n\n您好！贵公司的主账号 {account} 已开通。请使用验证码 {code} 设置自己的密码，"
                   "7 天内有效，仅可使用一次。\n\n如非预期，请忽略本邮件。请勿将验证码告知任何人。"},
    .link = "/welcome#account={account}&code={code}",
    .required = true,
    .secret = true};

inline constexpr const messages::Kind* all[] = {&code, &security, &forgotten, &entrance};

}  // namespace pc::identity::kinds
