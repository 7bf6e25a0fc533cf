// Public: what may be done with renewal tasks (大单续订任务), and why it may be refused.
#pragma once
#include "core/access/access.hpp"
#include "platform/wire/codecs.hpp"
#include "task.hpp"

namespace pc::renewals {

struct TaskTag {
  static constexpr const char* name = "renewal_task";
};
using TaskId = Id<TaskTag>;

/// What somebody heard from the customer (处理结果).
enum class Outlook { will_renew, renewed, downgrade, will_not_renew, unreachable };

std::span<const wire::Name<Status>> names(Status);
std::span<const wire::Name<Cause>> names(Cause);
std::span<const wire::Name<Outlook>> names(Outlook);

namespace permissions {
inline constexpr access::Permission view{.id = "renewals.view",
                                         .en = "See renewal tasks",
                                         .zh = "查看大单续订任务",
                                         .page = "sales.expansion.tasks",
                                         .needs = "customers.view"};
inline constexpr access::Permission process{.id = "renewals.process",
                                            .en = "Process renewal tasks",
                                            .zh = "处理大单续订任务",
                                            .page = "sales.expansion.tasks",
                                            .needs = "renewals.view"};
}  // namespace permissions

namespace errors {
using pc::Kind;
inline constexpr ErrorCode unknown{"renewals.unknown", Kind::not_found, "There is no such renewal task.",
                                   "该续订任务不存在。"};
inline constexpr ErrorCode over{"renewals.over", Kind::precondition, "The task is over.", "该任务已结束。"};
inline constexpr ErrorCode distributor_processes{"renewals.distributor_processes", Kind::forbidden,
                                                 "The general distributor processes these tasks.",
                                                 "该任务由总经销商处理。"};
inline constexpr ErrorCode reason_missing{"renewals.reason_missing", Kind::invalid,
                                          "Say why the customer does not renew.", "请填写不续订原因。"};
inline constexpr ErrorCode long_range{"renewals.long_range", Kind::invalid,
                                      "Expiry days from and to, at most 6 months apart.",
                                      "请选择到期时间范围，最长 6 个月。"};
}  // namespace errors

}  // namespace pc::renewals
