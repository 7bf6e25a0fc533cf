// How this room refuses.
#pragma once
#include "platform/base/base.hpp"

namespace pc::exports::errors {

inline constexpr ErrorCode unknown_list{"exports.unknown_list", Kind::not_found,
                                        "This list cannot be exported.", "该列表不支持导出。"};
inline constexpr ErrorCode unknown{"exports.unknown", Kind::not_found, "There is no such export record.",
                                   "该导出记录不存在。"};
inline constexpr ErrorCode too_many{"exports.too_many", Kind::precondition,
                                    "At most {} exports may wait. Please come back when some are done.",
                                    "同时进行的导出任务最多 {} 个，请稍后再试。"};
inline constexpr ErrorCode not_done{"exports.not_done", Kind::precondition, "The export is not done.",
                                    "导出任务尚未完成。"};
inline constexpr ErrorCode file_gone{"exports.file_gone", Kind::not_found, "The file is no longer there.",
                                     "导出文件已不存在。"};
inline constexpr ErrorCode acting{"exports.acting", Kind::forbidden,
                                  "Who acts for somebody else cannot export.", "代客操作时不能导出。"};
inline constexpr ErrorCode person_gone{"exports.person_gone", Kind::forbidden,
                                       "Whoever asked for this export may no longer sign in.",
                                       "创建该任务的人员已停用。"};
inline constexpr ErrorCode not_of_customers{
    "exports.not_of_customers", Kind::precondition,
    "The rows of this list do not tell whose they are, so it is not exported "
    "in full.",
    "该列表的数据不对应具体客户，不支持导出完整信息。"};
inline constexpr ErrorCode broken{"exports.broken", Kind::internal, "The file could not be written.",
                                  "导出文件写入失败。"};

}  // namespace pc::exports::errors
