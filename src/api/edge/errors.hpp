// How the edge itself refuses, and how a kind of refusal becomes a status.
#pragma once
#include "gate.hpp"

namespace pc::edge {

int status_of(Kind kind);

/// {"error_code","error_msg","field","allowed","request_id"}
class PortalErrors : public ErrorWriter {
 public:
  Answer write(const Refusal& refusal, Language language, const std::string& request_id) const override;
};

namespace errors {
inline constexpr ErrorCode no_route{"edge.no_such_route", Kind::not_found, "There is no such address.",
                                    "没有该接口地址。"};
inline constexpr ErrorCode wrong_verb{"edge.method_not_allowed", Kind::invalid,
                                      "This method is not possible here. Allowed: {}", "不支持该请求方法，允许：{}"};
inline constexpr ErrorCode wrong_type{"edge.unsupported_media_type", Kind::invalid,
                                      "The body must be of type {}.", "请求体类型须为 {}。"};
inline constexpr ErrorCode not_acceptable{"edge.not_acceptable", Kind::invalid, "The answer is of type {}.",
                                          "响应类型为 {}。"};
inline constexpr ErrorCode csrf{"edge.csrf", Kind::forbidden,
                                "The page is out of date. Please reload it and try again.",
                                "页面已过期，请刷新后重试。"};
inline constexpr ErrorCode foreign_site{"edge.foreign_site", Kind::forbidden,
                                        "This request was made by a page of another site.",
                                        "该请求来自其他网站，已拒绝。"};
inline constexpr ErrorCode key_missing{"edge.idempotency_key_missing", Kind::invalid,
                                       "The header Idempotency-Key is required: {}",
                                       "缺少请求头 Idempotency-Key：{}"};
inline constexpr ErrorCode key_reused{"edge.idempotency_key_reused", Kind::conflict,
                                      "This Idempotency-Key was used for a different request ({}).",
                                      "该 Idempotency-Key 已用于其他请求（{}）。"};
inline constexpr ErrorCode no_query{"edge.query_not_read", Kind::invalid,
                                    "A request that changes something is read from its body only.",
                                    "变更类请求只读取请求体，不读取查询参数。"};
inline constexpr ErrorCode read_only_key{"edge.read_only_key", Kind::forbidden,
                                         "This access key may only read.", "该访问密钥仅有只读权限。"};
inline constexpr ErrorCode too_many{"edge.too_many_requests", Kind::exhausted,
                                    "Too many requests. Please wait a moment.", "请求过于频繁，请稍后重试。"};
}  // namespace errors

}  // namespace pc::edge
