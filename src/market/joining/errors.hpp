// Errors of whoever joins; those of the link and of the invitation are acquisition's, which keeps them as failures.
#pragma once
#include "platform/base/error.hpp"

namespace pc::joining::errors {

inline constexpr ErrorCode notice_unread{"join.notice_unread", Kind::precondition,
                                         "Read and accept the current notice first.",
                                         "请先阅读并同意最新版本的须知。"};
inline constexpr ErrorCode code_by_mail{"join.code_by_mail", Kind::precondition,
                                        "Mail can be sent here, so the customer gets the code by mail.",
                                        "本系统可以发送邮件，验证码将通过邮件发送给客户。"};

}  // namespace pc::joining::errors
