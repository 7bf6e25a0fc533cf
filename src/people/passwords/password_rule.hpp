// Public: what a new password must look like. Passwords that are in use are not looked at.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"

namespace pc::passwords {

namespace errors {
inline constexpr ErrorCode weak_password{
    "identity.weak_password", Kind::invalid,
    "A password has 8 to 64 characters of at least two kinds and is not made of the name of an account, "
    "person or "
    "company.",
    "密码须为 8 至 64 个字符，至少包含两种字符，且不能由账号名、姓名或公司名称构成。"};
inline constexpr ErrorCode common_password{"identity.common_password", Kind::invalid,
                                           "This password is among the commonest or has leaked somewhere, so "
                                           "it is tried first. Please choose another one.",
                                           "该密码属于常用密码或已泄露的密码，极易被猜中，请换一个。"};
}  // namespace errors

/// 8 to 64 characters after normalization, at least two of upper case, lower case, letters of scripts without case,
/// digits and signs; no name (or a word of it) with
/// digits and signs around its letters, forwards or backwards; none of the commonest. `names`: of the account, the
/// person, the company, and whatever else is easily known of them; empty ones count nothing. Refuses
/// identity.weak_password, identity.common_password at `field`.
Outcome check_password(const Secret& password, std::span<const std::string> names, std::string_view field);

/// Whether it stands on the list, in whatever case.
bool is_common_password(std::string_view password);

}  // namespace pc::passwords
