// Forgotten passwords: a code to the person's mail address, good for a new password.
#pragma once
#include "api/edge/route.hpp"
#include "people/persons/person.hpp"
#include "platform/base/secret.hpp"

namespace pc::sign_in {

namespace errors {
/// One refusal for whatever is wrong, also when there is no such person.
inline constexpr ErrorCode recovery_code{
    "recovery.wrong_code", Kind::forbidden,
    "The code is wrong, was used or is no longer valid. Look again, or ask for "
    "a new one.",
    "验证码错误、已使用或已失效，请核对，或重新获取。"};
}  // namespace errors

/// Whose password is forgotten, as they name themselves on the sign-in page.
struct Forgotten {
  Text<1, 16> form;
  Text<1, 64> account;
  std::optional<Text<1, 64>> user;
  static constexpr const char* shape_name = "ForgottenPassword";
  static wire::Fields fields();
};

struct Recover {
  Text<1, 16> form;
  Text<1, 64> account;
  std::optional<Text<1, 64>> user;
  Text<1, 40> mailed_code;
  TypedPassword new_password;
  std::optional<Text<6, 20>> code;
  bool disable_keys = true;
  static constexpr const char* shape_name = "RecoverPassword";
  static wire::Fields fields();
};

/// Answers alike, and as fast, whether there is such a person, whether they have an address, and however often it was
/// asked: what is to be done is done behind the answer. Refuses messages.cannot_send.
Result<edge::Nothing> ask_recovery(edge::Exchange& exchange, const Forgotten& input);

/// Sets the password; everything that was open under the old one ends. Order of refusals: identity.weak_password,
/// identity.common_password, session.locked, recovery.wrong_code, (of who has the code) the password's again, those of
/// the second step.
Result<edge::Nothing> recover(edge::Exchange& exchange, const Recover& input);

/// The account and the user who signs in; refuses what the form lacks.
struct SignInName {
  std::string account, user;
};
Result<SignInName> name_of(const Text<1, 16>& form, const Text<1, 64>& account,
                           const std::optional<Text<1, 64>>& user);

// Every code that lives is good, so that somebody else's asking takes nobody their own.
inline constexpr std::int64_t k_forgotten_seconds = 1800;
inline constexpr int k_forgotten_alive = 3;

inline constexpr std::string_view k_recovery = "password.recover";
/// Of a code that lets a new main account in.
inline constexpr std::string_view k_entrance = "account.entrance";

/// What a code is bound to: once the password is another, whoever changed it, the code is good for nothing.
std::string bound_to(const persons::Person& person);

}  // namespace pc::sign_in
