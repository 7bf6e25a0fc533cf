#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <memory>

#include "at_terminal.hpp"
#include "first_access.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/persons.hpp"

namespace pc::sign_in {
namespace {

struct Typed {
  std::string account, user;
};

/// The way back in for a main account that has forgotten its password where no mail is sent.
int reset(const Services& services, const Typed& typed) {
  TenantId tenant;
  services.get<db::Database>().read([&](db::Reader& reader) {
    if (const auto owner = persons::owner_of(reader, typed.account)) tenant = owner->tenant;
  });
  const auto first = first_password(services);
  const auto hash = services.get<passwords::Passwords>().hashed(first.password);
  const int status = write_or_complain(services, tenant, [&](db::Transaction& tx) -> Outcome {
    if (reset_password(tx, typed.account, typed.user, hash)) return Done{};
    return refuse(persons::errors::unknown_person);
  });
  if (status == 0) tell_entrance(services, typed.account, first, typed.user);
  return status;
}

Verb::Run declare_reset(CLI::App& command) {
  const auto typed = std::make_shared<Typed>();
  command.add_option("ACCOUNT", typed->account, "Account name")->required();
  command.add_option("--user", typed->user, "A member of it; absent: the main account");
  return [typed](const Services& services) { return reset(services, *typed); };
}

}  // namespace

std::vector<Verb> verbs() {
  return {{{"password", "Passwords of people who cannot get in any more"},
           "reset",
           "A new first password, told once; sessions of the person end",
           &declare_reset}};
}

}  // namespace pc::sign_in
