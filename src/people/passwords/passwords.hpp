// Public: what a new password may be in this installation, and how passwords are hashed here; lent by the application.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "people/passwords/leaked_passwords.hpp"
#include "people/passwords/password.hpp"
#include "people/passwords/password_rule.hpp"
#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"

namespace pc::passwords {

struct Settings {
  std::string leaked_passwords;  // file of their hashes; empty: none
  bool light_passwords = false;  // demo and tests
  int sign_ins_per_minute = 0;   // from one address; 0: any
};

namespace errors {
inline constexpr ErrorCode wrong_password{"session.wrong_password", Kind::unauthenticated,
                                          "The name or the password is wrong.", "账号名或密码错误。"};
inline constexpr ErrorCode locked{"session.locked", Kind::exhausted,
                                  "Too many failed attempts. Try again in {} seconds.",
                                  "登录失败次数过多，请在 {} 秒后重试。"};
}  // namespace errors

class Passwords {
 public:
  explicit Passwords(const Settings& settings);

  /// May it be somebody's new password? The rule, then the list of leaked ones. Refuses as the rule does, at `field`.
  Outcome check_password(const Secret& password, std::span<const std::string> names,
                         std::string_view field) const;
  /// Costly on purpose: for acts that have it made before they come to a lane.
  std::string hashed(const Secret& password) const;
  Strength strength() const { return strength_; }
  int sign_ins_per_minute() const { return sign_ins_per_minute_; }

 private:
  LeakedPasswords leaked_;
  Strength strength_;
  int sign_ins_per_minute_;
};

}  // namespace pc::passwords
