// Public: verification codes (验证码验证), authenticator apps, what a partner or customer has switched on.
#pragma once
#include <optional>
#include <string>

#include "api/edge/gate.hpp"
#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::verification {

/// Whether a partner's people must use an authenticator app at sign-in; set by the vendor's operators.
bool has_authenticator(db::Reader& reader, TenantId tenant, access::PersonId person);
bool requires_totp(db::Reader& reader, TenantId tenant, std::int64_t owner);
void require_totp(db::Transaction& tx, TenantId tenant, std::int64_t owner, bool required);

/// Whose settings hold for the caller: their partner's, or their customer's.
std::int64_t owner_of(const access::Principal& who);

/// What holds for a new session of the person.
struct SecondStep {
  bool asks_codes = false, must_enrol = false;
};
SecondStep second_step_of(db::Reader& reader, const access::Principal& who);

/// The second step of sign-in for whoever enrolled an app. Refuses session.code_required, verification.locked and
/// verification.wrong_authenticator_code.
Outcome second_step(db::Database& database, const access::Principal& who, const std::optional<std::string>& code);

/// Codes for sensitive acts.
edge::StepUpCheck& step_up(const Services& services);

/// Removes challenges whose time is over; returns how many. Throws db::Error.
std::int64_t forget_ended_challenges(db::Database& database, Instant now);

namespace errors {
inline constexpr ErrorCode code_required{"session.code_required", Kind::unauthenticated,
                                         "Please enter the code of your authenticator app.",
                                         "请输入身份验证器中的验证码。"};
inline constexpr ErrorCode must_enrol{"session.must_enrol", Kind::forbidden,
                                      "Your organisation requires an authenticator app. Please enrol one first.",
                                      "您的组织要求使用身份验证器登录，请先完成绑定。"};
inline constexpr ErrorCode wrong_code{"verification.wrong_code", Kind::forbidden,
                                      "The code is wrong. Tries left: {}", "验证码错误，剩余尝试次数：{}。"};
inline constexpr ErrorCode verification_ended{"verification.ended", Kind::precondition,
                                              "This code is no longer valid. Please ask for a new one.",
                                              "验证码已失效，请重新获取。"};
inline constexpr ErrorCode verification_locked{"verification.locked", Kind::exhausted,
                                               "Too many wrong codes. Try again in {} seconds.",
                                               "验证码错误次数过多，请在 {} 秒后重试。"};
inline constexpr ErrorCode sent_too_often{"verification.sent_too_often", Kind::exhausted,
                                          "A code was sent a moment ago. Try again in {} seconds.",
                                          "验证码发送过于频繁，请在 {} 秒后重试。"};
inline constexpr ErrorCode no_address{"verification.no_address", Kind::precondition,
                                      "There is no mail address for this person.", "未设置邮箱，无法发送验证码。"};
inline constexpr ErrorCode has_authenticator{"verification.has_authenticator", Kind::conflict,
                                             "An authenticator app is in use already.", "已绑定身份验证器。"};
inline constexpr ErrorCode wrong_authenticator_code{"verification.wrong_authenticator_code", Kind::forbidden,
                                                    "The code is wrong or was used before.", "验证码错误或已被使用。"};
inline constexpr ErrorCode no_authenticator{"verification.no_authenticator", Kind::precondition,
                                            "There is no authenticator app to confirm.", "尚未绑定身份验证器。"};
}  // namespace errors

}  // namespace pc::verification
