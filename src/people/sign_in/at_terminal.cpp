#include "at_terminal.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

#include "api/module/module.hpp"
#include "people/sealing/seal.hpp"
#include "platform/base/hash.hpp"

namespace pc::sign_in {

void add_options(CLI::App& command, TypedPerson& person) {
  command.add_option("--name", person.name, "Name of the person, as shown");
  command.add_option("--mail", person.mail, "Their mail address, for codes and forgotten passwords");
  command.add_option("--language", person.language, "Of the console, to begin with")
      ->capture_default_str()
      ->check(CLI::IsMember({"zh-CN", "en"}));
  command
      .add_option("--password", person.password,
                  "Password; absent: one is made, told once, changed at first sign-in")
      ->envname("PARTNERCTL_PASSWORD");
}

Language language_of(const TypedPerson& person) {
  return person.language == "en" ? Language::en : Language::zh_CN;
}

FirstPassword first_password(const Services& services, const TypedPerson& person) {
  if (!person.password.empty()) return {Secret(person.password), false};
  return {Secret(services.get<sealing::Seal>().first_password("partnerctl " + random_hex(16))), true};
}

void tell_entrance(const Services& services, const std::string& account, const FirstPassword& first,
                   const std::string& user) {
  std::cerr << "Sign in at " << services.get<ConsoleAddress>().url << " with the main account " << account;
  if (!user.empty()) std::cerr << " as its IAM user " << user;
  if (first.made_here)
    std::cerr << " and the password " << first.password.reveal()
              << ", which is told once and changed at once";
  std::cerr << ".\n";
}

}  // namespace pc::sign_in
