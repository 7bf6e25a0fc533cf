#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "people/passwords/passwords.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/at_terminal.hpp"
#include "take_on.hpp"

namespace pc::partners {
namespace {

struct Typed {
  std::string name, account, reseller_of;
  bool distributor = false;
  sign_in::TypedPerson person;
};

/// By its id or the name of its main account.
Result<Partner> distributor_named(const Services& services, const std::string& name) {
  std::optional<Partner> found;
  services.get<db::Database>().read([&](db::Reader& reader) {
    if (const auto id = parse_id(name)) found = find_anywhere(reader, PartnerId(*id));
    if (!found)
      if (const auto owner = persons::owner_of(reader, name); owner && owner->side == access::Side::partner)
        found = find(reader, owner->tenant, PartnerId(owner->partner));
  });
  if (!found || found->kind != PartnerKind::distributor)
    return refuse(pc::errors::invalid_value, "--reseller-of", "the account or id of a general distributor");
  return *found;
}

Result<NewPartner> wanted_partner(const Services& services, const Typed& typed) {
  NewPartner wanted;
  wanted.kind = typed.distributor ? PartnerKind::distributor : PartnerKind::solution_provider;
  wanted.name = trimmed(typed.name);
  wanted.account_name = typed.account;
  if (typed.reseller_of.empty()) return wanted;
  PC_TRY(distributor, distributor_named(services, typed.reseller_of));
  wanted.kind = PartnerKind::reseller;
  wanted.distributor = distributor;
  return wanted;
}

MainPerson main_person(const Typed& typed, const sign_in::FirstPassword& first) {
  MainPerson person;
  person.name = typed.person.name;
  person.email = typed.person.mail;
  person.language = sign_in::language_of(typed.person);
  person.password = first.password;
  person.must_change_password = first.made_here;
  return person;
}

int create_partner(const Services& services, const Typed& typed) {
  const auto wanted = wanted_partner(services, typed);
  if (!wanted) return complain(wanted.refusal());
  const auto first = sign_in::first_password(services, typed.person);
  const auto person = main_person(typed, first);
  if (const auto fit = check_new_partner(*wanted, person); !fit) return complain(fit.refusal());
  const std::vector names{wanted->name, wanted->account_name, person.name};
  if (const auto fit =
          services.get<passwords::Passwords>().check_password(first.password, names, "--password");
      !fit)
    return complain(fit.refusal());
  const Instant now = services.get<Clock>().now();
  const auto id = services.get<IdSource>().next_as<PartnerId>(now);
  const TenantId tenant = wanted->distributor ? wanted->distributor->tenant : TenantId(id.value);
  const int status = write_or_complain(services, tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(made, take_on(tx, id, *wanted, person, now));
    ensure(made.id == id, "the partner is this one");
    return Done{};
  });
  if (status != 0) return status;
  std::cout << id.text() << "\n";
  sign_in::tell_entrance(services, wanted->account_name, first);
  std::cerr << (wanted->distributor
                    ? "Next: its general distributor allocates money to it.\n"
                    : "Next: book a top-up or set a credit limit, as operator_finance under Partners.\n");
  return 0;
}

Verb::Run declare_create(CLI::App& command) {
  const auto typed = std::make_shared<Typed>();
  command.add_option("NAME", typed->name, "Company name")->required();
  command.add_option("--account", typed->account, "Name of its main account")->required();
  auto* distributor = command.add_flag("--distributor", typed->distributor, "A general distributor");
  command
      .add_option("--reseller-of", typed->reseller_of,
                  "A reseller of this general distributor, by account or id")
      ->excludes(distributor);
  sign_in::add_options(command, typed->person);
  return [typed](const Services& services) { return create_partner(services, *typed); };
}

}  // namespace

std::vector<Verb> verbs() {
  return {{{"partner", "Partners"},
           "create",
           "A new partner with its main account; prints its id",
           &declare_create}};
}

}  // namespace pc::partners
