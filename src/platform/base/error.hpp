// How a rule refuses: a declared code with texts in both languages, the field at fault and what is allowed.
#pragma once
#include <string>
#include <string_view>

namespace pc {

enum class Kind {
  invalid,          // the input is malformed or out of range
  unauthenticated,  // nobody known is asking
  forbidden,        // known, but not allowed
  not_found,
  conflict,         // contradicts what is there (a used key, a taken name)
  precondition,     // well formed, but the state does not allow it
  exhausted,        // a limit of rate or size
  unavailable,      // try again later
  internal,
};

enum class Language { zh_CN, en };

/// A reason to refuse, declared once as a constant beside the rule. `id` is stable for ever ("funds.insufficient").
/// `{}` in a text stands for what is allowed.
struct ErrorCode {
  std::string_view id;
  Kind kind;
  std::string_view en;
  std::string_view zh;
};

/// One refusal: the code, the path of the field at fault ("items[2].amount"; may be empty) and what is allowed.
struct Refusal {
  const ErrorCode* code;
  std::string field = {};
  std::string allowed = {};
  /// What the act wrote stays although it refuses: a counted try, the reason of a failure.
  bool keeps = false;

  std::string message(Language language) const;
};

namespace errors {
inline constexpr ErrorCode invalid_value{"invalid_value", Kind::invalid, "This value is not valid. Allowed: {}",
                                         "该值无效，允许：{}"};
inline constexpr ErrorCode missing_value{"missing_value", Kind::invalid, "This field is required. {}",
                                         "该字段为必填项。{}"};
inline constexpr ErrorCode harmful_character{
    "harmful_character", Kind::invalid,
    "This text holds a character that is not allowed: {}. Control characters, line breaks and characters "
    "that turn "
    "the direction of writing are not.",
    "该文本包含不允许的字符：{}。不支持控制字符、换行符和改变文字方向的字符。"};
inline constexpr ErrorCode unknown_field{"unknown_field", Kind::invalid, "There is no such field. {}",
                                         "没有该字段。{}"};
inline constexpr ErrorCode not_found{"not_found", Kind::not_found, "Not found.", "未找到。"};
inline constexpr ErrorCode forbidden{"forbidden", Kind::forbidden, "You do not have permission to do this.",
                                     "您没有执行此操作的权限。"};
inline constexpr ErrorCode unauthenticated{"unauthenticated", Kind::unauthenticated, "Please sign in.",
                                           "请先登录。"};
inline constexpr ErrorCode unavailable{"unavailable", Kind::unavailable,
                                       "The service is busy. Please try again.", "服务繁忙，请稍后重试。"};
inline constexpr ErrorCode internal{"internal", Kind::internal,
                                    "Something went wrong on our side. Nothing was changed.",
                                    "系统内部错误，未做任何更改。"};
}  // namespace errors

}  // namespace pc
