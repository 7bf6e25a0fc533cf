// Public: the audit log for people who may see it.
#pragma once
#include <span>
#include <string_view>

#include "api/edge/route.hpp"

namespace pc::operation_log {

namespace permissions {
inline constexpr access::Permission view{
    .id = "trail.view", .en = "See who did what", .zh = "查看操作日志", .page = "organisation.trail"};
inline constexpr access::Permission reveal_policy{.id = "reveals.policy",
                                                  .en = "Set when a reason is needed to see personal data",
                                                  .zh = "设置查看敏感信息的策略",
                                                  .page = "organisation.trail",
                                                  .needs = "trail.view"};
}  // namespace permissions

void add_routes(edge::Routes& routes);

}  // namespace pc::operation_log
