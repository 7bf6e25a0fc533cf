// Public: accounts that an administrator makes with partnerctl: the password they begin with, and how it is told.
#pragma once
#include <string>

#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "platform/base/services.hpp"

namespace CLI {
class App;
}

namespace pc::sign_in {

/// What is typed of the person behind a new account.
struct TypedPerson {
  std::string name, mail, language = "zh-CN", password;
};
void add_options(CLI::App& command, TypedPerson& person);
Language language_of(const TypedPerson& person);

/// The password given, or one made here that must be changed at the first sign-in.
struct FirstPassword {
  Secret password;
  bool made_here = false;
};
FirstPassword first_password(const Services& services, const TypedPerson& person = {});

/// On standard error, so that standard output has only what another program may want. `user`: of a member.
void tell_entrance(const Services& services, const std::string& account, const FirstPassword& first,
                   const std::string& user = {});

}  // namespace pc::sign_in
