// What a customer's account must look like, codes that prove a number or an address, and the new-customer tag (新客标签).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::joining {

/// 5 to 32 of letters, digits, - and _, not beginning with a digit, op_ or shadow_. Spec: inviting, through the API.
bool good_account_name(std::string_view name);

/// Numbers and addresses may serve several accounts, so many and no more.
inline constexpr int k_accounts_per_contact_max = 5;

inline constexpr std::int64_t k_code_minutes_default = 10;
inline constexpr int k_code_tries_max = 3;
inline constexpr int k_codes_a_day_max = 10;        // to one number or address
inline constexpr int k_codes_of_partner_max = 200;  // that one partner has sent on a day, to whatever numbers
/// Minutes as they were asked for: none 10, more than 60 five, never less than one.
std::int64_t code_minutes(std::optional<std::int64_t> asked);

enum class CodeCheck { right, wrong, exhausted, expired };
/// `stored`: the hash kept, empty when there is none.
CodeCheck check_code(std::string_view stored, Instant expires_at, int tries, std::string_view given,
                     Instant now);

/// Y, N or UNDETERMINED with first and last month, nothing without a real-name check.
struct NewCustomerTag {
  std::string tag;
  std::optional<BillCycle> from, to;
};
inline constexpr std::int64_t k_new_account_seconds = 30 * 86'400;
inline constexpr int k_new_months = 12;
/// A customer is new when its account was no older than 30 days at its first association; the tag then lasts twelve
/// months, the month of association included.
NewCustomerTag new_customer_tag(std::string_view verified_status, Instant created_at,
                                Instant first_associated_at);

namespace errors {
inline constexpr ErrorCode bad_account_name{
    "customers.bad_account_name", Kind::invalid,
    "An account name has 5 to 32 letters, digits, - or _, begins with no digit and neither with op_ nor "
    "shadow_. {}",
    "账号名为 5 至 32 位字母、数字、中划线或下划线，不能以数字、op_ 或 shadow_ 开头。{}"};
inline constexpr ErrorCode bad_phone{"customers.bad_mobile", Kind::invalid, "This is no mobile number. {}",
                                     "手机号码格式不正确。{}"};
inline constexpr ErrorCode contact_exhausted{"customers.contact_exhausted", Kind::conflict,
                                             "This number or address serves as many accounts as it may. {}",
                                             "该手机号码或邮箱绑定的账号数已达上限。{}"};
inline constexpr ErrorCode external_id_used{"customers.external_id_used", Kind::conflict,
                                            "xaccount_id has been used for another customer.",
                                            "xaccount_id 已绑定其他客户。"};
inline constexpr ErrorCode code_wrong{"customers.code_wrong", Kind::precondition,
                                      "The verification code is wrong.", "验证码错误。"};
inline constexpr ErrorCode code_expired{"customers.code_expired", Kind::precondition,
                                        "The verification code has expired. Request a new one.",
                                        "验证码已过期，请重新获取。"};
inline constexpr ErrorCode code_exhausted{"customers.code_exhausted", Kind::precondition,
                                          "Three wrong codes were entered. Request a new one.",
                                          "验证码错误超过 3 次，请重新获取。"};
inline constexpr ErrorCode too_many_codes{"customers.too_many_codes", Kind::exhausted,
                                          "Too many codes were sent to this number or address today.",
                                          "今日发送的验证码次数已达上限，请明天再试。"};
}  // namespace errors

}  // namespace pc::joining
