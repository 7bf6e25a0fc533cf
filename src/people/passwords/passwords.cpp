#include "passwords.hpp"

namespace pc::passwords {

Passwords::Passwords(const Settings& settings)
    : leaked_(settings.leaked_passwords),
      strength_(settings.light_passwords ? Strength::light : Strength::interactive),
      sign_ins_per_minute_(settings.sign_ins_per_minute) {}

Outcome Passwords::check_password(const Secret& password, std::span<const std::string> names,
                                  std::string_view field) const {
  PC_CHECK(passwords::check_password(password, names, field));
  if (leaked_.holds(Secret(normalized(password.reveal()))))
    return refuse(errors::common_password, std::string(field));
  return Done{};
}

std::string Passwords::hashed(const Secret& password) const { return hash_password(password, strength_); }

}  // namespace pc::passwords
