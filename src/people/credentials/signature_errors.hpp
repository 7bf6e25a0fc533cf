// Public: how a signature or access key is refused.
#pragma once
#include "platform/base/base.hpp"

namespace pc::credentials {

namespace errors {
inline constexpr ErrorCode signature_scheme{
    "bss.signature_scheme", Kind::unauthenticated,
    "Incorrect IAM authentication information: the scheme is not known. Allowed: {}",
    "认证信息有误：不支持该认证方式，允许：{}"};
inline constexpr ErrorCode signature_malformed{
    "bss.signature_malformed", Kind::unauthenticated,
    "Incorrect IAM authentication information: the signature is malformed. {}",
    "认证信息有误：签名格式不正确。{}"};
inline constexpr ErrorCode access_key_unknown{
    "bss.access_key_unknown", Kind::unauthenticated,
    "Incorrect IAM authentication information: the access key does not exist or is disabled.",
    "认证信息有误：访问密钥不存在或已停用。"};
inline constexpr ErrorCode signature_mismatch{
    "bss.signature_mismatch", Kind::unauthenticated,
    "Incorrect IAM authentication information: verify aksk signature fail",
    "认证信息有误：签名验证失败。"};
inline constexpr ErrorCode signature_time{
    "bss.signature_time", Kind::unauthenticated,
    "Incorrect IAM authentication information: X-Sdk-Date differs too much from the server's time. Allowed: {}",
    "认证信息有误：X-Sdk-Date 与服务器时间相差过大，允许：{}"};
}  // namespace errors

}  // namespace pc::credentials
