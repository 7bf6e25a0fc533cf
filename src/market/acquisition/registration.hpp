// A registration (报备) as a thing: states, validity, limits, and when two companies are the same.
// Spec: customer life cycle, registering a prospect.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::acquisition {

struct RegistrationTag {
  static constexpr const char* name = "registration";
};
using RegistrationId = Id<RegistrationTag>;

enum class RegistrationState {
  pending,     // 待审核
  registered,  // 已报备: nobody else may register the company until it ends
  rejected,    // 审核不通过
  expired,     // 已失效
  associated,  // 已关联
  withdrawn,   // 已撤回
};
std::string_view state_text(RegistrationState state);
std::optional<RegistrationState> registration_state_of_text(std::string_view text);

inline constexpr int k_registrations_live_max = 100;
inline constexpr std::int64_t k_registration_seconds = 15 * 86'400;

/// The end of a registration that is approved now.
constexpr Instant registration_ends(Instant approved) {
  return approved.plus_seconds(k_registration_seconds);
}
/// As it stands at `now`, whether or not the background job has been there.
RegistrationState state_at(RegistrationState stored, Instant expires_at, Instant now);
/// Counts against the limit and holds its company.
bool is_live(RegistrationState state_now);

/// Two names with the same key are the same company: case, blanks, invisible characters, the width of letters and
/// brackets and the dots between the parts of foreign names do not matter.
std::string company_key(std::string_view name);
/// How the company of a key is claimed.
std::string name_claim(std::string_view company_key);

/// A number of the mainland: 11 digits, first 1.
bool good_mobile(std::string_view mobile);
/// 统一社会信用代码: 18 digits and capital letters without I, O, S, V, Z.
bool good_credit_code(std::string_view code);

namespace errors {
inline constexpr ErrorCode unknown_registration{"registrations.unknown", Kind::not_found,
                                                "There is no such registration.", "该报备记录不存在。"};
inline constexpr ErrorCode bad_mobile{"registrations.bad_mobile", Kind::invalid,
                                      "A mobile number has 11 digits and begins with 1. {}",
                                      "手机号码须为以 1 开头的 11 位数字。{}"};
inline constexpr ErrorCode bad_email{"registrations.bad_email", Kind::invalid,
                                     "This is no e-mail address. {}", "邮箱格式不正确。{}"};
inline constexpr ErrorCode bad_credit_code{"registrations.bad_credit_code", Kind::invalid,
                                           "A credit code has 18 digits and capital letters. {}",
                                           "统一社会信用代码须为 18 位数字或大写字母。{}"};
inline constexpr ErrorCode too_many_registrations{
    "registrations.too_many", Kind::exhausted,
    "At most 100 registrations may wait or be valid at a time. Withdraw one or wait until one ends.",
    "待审核与已报备的客户合计不能超过 100 个，请撤回或等待部分报备失效后再试。"};
inline constexpr ErrorCode registered_by_us{"registrations.ours", Kind::conflict,
                                            "Your company has registered this customer already.",
                                            "贵司已报备该客户，无需重复报备。"};
/// Says nothing of who holds the company.
inline constexpr ErrorCode registration_conflict{"registrations.conflict", Kind::conflict,
                                                 "This customer cannot be registered at present.",
                                                 "该客户当前不可报备。"};
inline constexpr ErrorCode not_pending{"registrations.not_pending", Kind::precondition,
                                       "This registration does not wait for a review any more.",
                                       "该报备记录已不在待审核状态。"};
inline constexpr ErrorCode not_live{"registrations.not_live", Kind::precondition,
                                    "This registration is neither waiting nor valid any more.",
                                    "该报备记录已不在待审核或已报备状态。"};
inline constexpr ErrorCode not_registered{"registrations.not_registered", Kind::precondition,
                                          "Only a customer whose registration is valid can be invited.",
                                          "仅可邀请处于已报备状态的客户。"};
inline constexpr ErrorCode email_missing{"registrations.email_missing", Kind::precondition,
                                         "Add the customer's e-mail address first.", "请先添加客户邮箱。"};
}  // namespace errors

}  // namespace pc::acquisition
