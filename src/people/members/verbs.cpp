#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

#include "people/passwords/passwords.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"
#include "people/sign_in/at_terminal.hpp"

namespace pc::members {
namespace {

struct Typed {
  std::string account, role = std::string(persons::role_ids::vendor_operator);
  sign_in::TypedPerson person;
};

std::vector<std::string> vendor_roles(const Services& services) {
  std::vector<std::string> all;
  for (const auto& role : services.get<persons::PresetRoles>().all)
    if (role.side == access::Side::vendor) all.emplace_back(role.id);
  return all;
}

Outcome check(const Services& services, const Typed& typed, const Secret& password) {
  if (!persons::acceptable_account_name(typed.account)) return refuse(persons::errors::account_name);
  if (!persons::acceptable_email(typed.person.mail)) return refuse(persons::errors::email, "--mail");
  return services.get<passwords::Passwords>().check_password(
      password, std::vector{typed.account, typed.person.name}, "--password");
}

int create_operator(const Services& services, const Typed& typed) {
  const auto roles = vendor_roles(services);
  if (std::ranges::find(roles, typed.role) == roles.end()) {
    std::string allowed;
    for (const auto& role : roles) allowed += (allowed.empty() ? "" : ", ") + role;
    return complain("there is no role '" + typed.role + "'; allowed: " + allowed);
  }
  const auto first = sign_in::first_password(services, typed.person);
  if (const auto fit = check(services, typed, first.password); !fit) return complain(fit.refusal());
  const int status = write_or_complain(services, TenantId(), [&](db::Transaction& tx) -> Outcome {
    persons::NewPerson person;
    person.side = access::Side::vendor;
    person.account_name = typed.account;
    person.display_name = typed.person.name.empty() ? typed.account : typed.person.name;
    person.email = typed.person.mail;
    person.language = sign_in::language_of(typed.person);
    person.password = first.password;
    person.must_change_password = first.made_here;
    person.roles = {typed.role};
    PC_CHECK(persons::create(tx, person, services.get<Clock>().now()));
    return Done{};
  });
  if (status != 0) return status;
  sign_in::tell_entrance(services, typed.account, first);
  std::cerr << (typed.role == persons::role_ids::vendor_operator
                    ? "Next: the home page lists the first steps; Organisation > Members makes colleagues, "
                      "among them "
                      "one with the role operator_finance, who books money.\n"
                    : "Next: Partners, to book top-ups and set credit limits.\n");
  return 0;
}

Verb::Run declare_create(CLI::App& command) {
  const auto typed = std::make_shared<Typed>();
  command.add_option("NAME", typed->account, "Account name")->required();
  command
      .add_option("--role", typed->role,
                  "operator: partners, customers, imports, people; operator_finance: money")
      ->capture_default_str();
  sign_in::add_options(command, typed->person);
  return [typed](const Services& services) { return create_operator(services, *typed); };
}

}  // namespace

std::vector<Verb> verbs() {
  return {{{"operator", "The vendor's people"}, "create", "A new operator", &declare_create}};
}

}  // namespace pc::members
