#include "people.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

#include "app/compose.hpp"
#include "market/acquisition/acquisition.hpp"
#include "market/customers/customers.hpp"
#include "market/partners/take_on.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/errors.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/first_access.hpp"
#include "platform/base/hash.hpp"

namespace pc::app::ctl {
namespace {

struct Inputs {
  std::string name, person, account, user, mail, language = "zh-CN", password, role = "operator", reseller_of;
  bool distributor = false;
};

int complain(const std::string& fault) {
  std::cerr << "partnerctl: " << fault << "\n";
  return 1;
}
int complain(const Refusal& why) {
  return complain((why.field.empty() ? "" : why.field + ": ") + why.message(Language::en));
}

Language language_of(const Inputs& inputs) {
  return inputs.language == "en" ? Language::en : Language::zh_CN;
}

/// The password given, or one made here that must be changed at the first sign-in.
struct Entrance {
  Secret password;
  bool made_here = false;
};
Entrance entrance_of(const Application& application, const Inputs& inputs) {
  if (!inputs.password.empty()) return {Secret(inputs.password), false};
  return {Secret(application.services.get<sealing::Seal>().first_password("partnerctl " + random_hex(16))),
          true};
}

/// On standard error, so that standard output has only what another program may want.
void tell_entrance(const Application& application, const std::string& account, const Entrance& entrance,
                   const std::string& user = {}) {
  std::cerr << "Sign in at " << application.services.get<acquisition::ConsoleAddress>().url
            << " with the main account " << account;
  if (!user.empty()) std::cerr << " as its IAM user " << user;
  if (entrance.made_here)
    std::cerr << " and the password " << entrance.password.reveal()
              << ", which is told once and changed at once";
  std::cerr << ".\n";
}

std::vector<std::string> vendor_roles() {
  std::vector<std::string> all;
  for (const auto& role : preset_roles())
    if (role.side == access::Side::vendor) all.emplace_back(role.id);
  return all;
}

/// Writes, and tells why not.
int write(Application& application, TenantId tenant, const std::function<Outcome(db::Transaction&)>& work) {
  Outcome done = Done{};
  const auto finished = application.database->write(tenant, [&](db::Transaction& tx) {
    done = work(tx);
    return done.ok();
  });
  if (!done) return complain(done.refusal());
  return finished.fate == db::Fate::committed ? 0 : complain(finished.error);
}

int create_operator(Application& application, const Inputs& inputs) {
  const auto roles = vendor_roles();
  if (std::ranges::find(roles, inputs.role) == roles.end()) {
    std::string allowed;
    for (const auto& role : roles) allowed += (allowed.empty() ? "" : ", ") + role;
    return complain("there is no role '" + inputs.role + "'; allowed: " + allowed);
  }
  if (!persons::acceptable_account_name(inputs.name)) return complain(refuse(persons::errors::account_name));
  if (!persons::acceptable_email(inputs.mail)) return complain(refuse(persons::errors::email, "--mail"));
  const auto entrance = entrance_of(application, inputs);
  if (const auto fit = application.services.get<passwords::Passwords>().check_password(
          entrance.password, std::vector{inputs.name, inputs.person}, "--password");
      !fit)
    return complain(fit.refusal());
  const int status = write(application, TenantId(), [&](db::Transaction& tx) -> Outcome {
    persons::NewPerson person;
    person.side = access::Side::vendor;
    person.account_name = inputs.name;
    person.display_name = inputs.person.empty() ? inputs.name : inputs.person;
    person.email = inputs.mail;
    person.language = language_of(inputs);
    person.password = entrance.password;
    person.must_change_password = entrance.made_here;
    person.roles = {inputs.role};
    PC_TRY(made, persons::create(tx, person, application.clock.now()));
    ensure(static_cast<bool>(made), "a person has an id");
    return Done{};
  });
  if (status != 0) return status;
  tell_entrance(application, inputs.name, entrance);
  std::cerr << (inputs.role == persons::role_ids::vendor_operator
                    ? "Next: the home page lists the first steps; Organisation > Members makes colleagues, "
                      "among them "
                      "one with the role operator_finance, who books money.\n"
                    : "Next: Partners, to book top-ups and set credit limits.\n");
  return 0;
}

/// By its id or the name of its main account.
Result<partners::Partner> distributor_named(Application& application, const std::string& name) {
  std::optional<partners::Partner> found;
  application.database->read([&](db::Reader& reader) {
    if (const auto id = parse_id(name)) found = partners::find_anywhere(reader, partners::PartnerId(*id));
    if (!found)
      if (const auto owner = persons::owner_of(reader, name); owner && owner->side == access::Side::partner)
        found = partners::find(reader, owner->tenant, partners::PartnerId(owner->partner));
  });
  if (!found || found->kind != partners::PartnerKind::distributor)
    return refuse(pc::errors::invalid_value, "--reseller-of", "the account or id of a general distributor");
  return *found;
}

int create_partner(Application& application, const Inputs& inputs) {
  partners::NewPartner wanted;
  wanted.kind =
      inputs.distributor ? partners::PartnerKind::distributor : partners::PartnerKind::solution_provider;
  wanted.name = trimmed(inputs.name);
  wanted.account_name = inputs.account;
  if (!inputs.reseller_of.empty()) {
    const auto distributor = distributor_named(application, inputs.reseller_of);
    if (!distributor) return complain(distributor.refusal());
    wanted.kind = partners::PartnerKind::reseller;
    wanted.distributor = *distributor;
  }
  const auto entrance = entrance_of(application, inputs);
  partners::MainPerson person;
  person.name = inputs.person;
  person.email = inputs.mail;
  person.language = language_of(inputs);
  person.password = entrance.password;
  person.must_change_password = entrance.made_here;
  if (const auto fit = partners::check_new_partner(wanted, person); !fit) return complain(fit.refusal());
  const std::vector names{wanted.name, wanted.account_name, person.name};
  if (const auto fit = application.services.get<passwords::Passwords>().check_password(entrance.password,
                                                                                       names, "--password");
      !fit)
    return complain(fit.refusal());
  const auto id = application.ids.next_as<partners::PartnerId>(application.clock.now());
  const TenantId tenant = wanted.distributor ? wanted.distributor->tenant : TenantId(id.value);
  const int status = write(application, tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(made, partners::take_on(tx, id, wanted, person, application.clock.now()));
    ensure(made.id == id, "the partner is this one");
    return Done{};
  });
  if (status != 0) return status;
  std::cout << id.text() << "\n";
  tell_entrance(application, wanted.account_name, entrance);
  std::cerr << (wanted.distributor
                    ? "Next: its general distributor allocates money to it.\n"
                    : "Next: book a top-up or set a credit limit, as operator_finance under Partners.\n");
  return 0;
}

/// The way back in for a main account that has forgotten its password where no mail is sent.
int reset_password(Application& application, const Inputs& inputs) {
  TenantId tenant;
  application.database->read([&](db::Reader& reader) {
    if (const auto owner = persons::owner_of(reader, inputs.name)) tenant = owner->tenant;
  });
  const Entrance entrance{
      Secret(application.services.get<sealing::Seal>().first_password("partnerctl " + random_hex(16))), true};
  const auto hash = application.services.get<passwords::Passwords>().hashed(entrance.password);
  const int status = write(application, tenant, [&](db::Transaction& tx) -> Outcome {
    if (sign_in::reset_password(tx, inputs.name, inputs.user, hash)) return Done{};
    return refuse(persons::errors::unknown_person);
  });
  if (status == 0) tell_entrance(application, inputs.name, entrance, inputs.user);
  return status;
}

/// What both kinds of account may be given.
void add_common(CLI::App& command, Inputs& inputs) {
  command.add_option("--name", inputs.person, "Name of the person, as shown");
  command.add_option("--mail", inputs.mail, "Their mail address, for codes and forgotten passwords");
  command.add_option("--language", inputs.language, "Of the console, to begin with")
      ->capture_default_str()
      ->check(CLI::IsMember({"zh-CN", "en"}));
  command
      .add_option("--password", inputs.password,
                  "Password; absent: one is made, told once, changed at first sign-in")
      ->envname("PARTNERCTL_PASSWORD");
}

}  // namespace

void add_people(CLI::App& app,
                const std::function<void(const std::function<int(Application&)>&)>& in_application) {
  const auto inputs = std::make_shared<Inputs>();
  auto* operators = app.add_subcommand("operator", "The vendor's people");
  operators->require_subcommand(1);
  auto* hire = operators->add_subcommand("create", "A new operator");
  hire->add_option("NAME", inputs->name, "Account name")->required();
  hire->add_option("--role", inputs->role,
                   "operator: partners, customers, imports, people; operator_finance: money")
      ->capture_default_str();
  add_common(*hire, *inputs);
  hire->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return create_operator(application, *inputs); });
  });

  auto* passwords = app.add_subcommand("password", "Passwords of people who cannot get in any more");
  passwords->require_subcommand(1);
  auto* reset =
      passwords->add_subcommand("reset", "A new first password, told once; sessions of the person end");
  reset->add_option("ACCOUNT", inputs->name, "Account name")->required();
  reset->add_option("--user", inputs->user, "A member of it; absent: the main account");
  reset->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return reset_password(application, *inputs); });
  });

  auto* partner = app.add_subcommand("partner", "Partners");
  partner->require_subcommand(1);
  auto* join = partner->add_subcommand("create", "A new partner with its main account; prints its id");
  join->add_option("NAME", inputs->name, "Company name")->required();
  join->add_option("--account", inputs->account, "Name of its main account")->required();
  auto* distributor = join->add_flag("--distributor", inputs->distributor, "A general distributor");
  join->add_option("--reseller-of", inputs->reseller_of,
                   "A reseller of this general distributor, by account or id")
      ->excludes(distributor);
  add_common(*join, *inputs);
  join->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return create_partner(application, *inputs); });
  });
}

}  // namespace pc::app::ctl
