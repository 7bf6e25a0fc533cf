// Public: how acts on access keys and tokens are refused.
#pragma once
#include "platform/base/base.hpp"

namespace pc::credentials {

namespace errors {
inline constexpr ErrorCode too_many_keys{"identity.too_many_keys", Kind::exhausted,
                                         "A person has at most {} access keys.",
                                         "每个人员最多 {} 个访问密钥。"};
inline constexpr ErrorCode unknown_key{"identity.unknown_key", Kind::not_found,
                                       "There is no such access key.", "该访问密钥不存在。"};
inline constexpr ErrorCode expiry_past{"identity.expiry_past", Kind::invalid,
                                       "The last day is not before {}.", "失效日期不能早于 {}。"};
inline constexpr ErrorCode token_expired{"identity.token_expired", Kind::unauthenticated,
                                         "x_auth_token is expired.", "令牌无效或已过期。"};
}  // namespace errors

}  // namespace pc::credentials
