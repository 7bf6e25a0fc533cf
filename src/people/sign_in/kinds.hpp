// What people are told about passwords that are to be set.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::sign_in::kinds {

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

inline constexpr const messages::Kind* all[] = {&forgotten, &entrance};

}  // namespace pc::sign_in::kinds
