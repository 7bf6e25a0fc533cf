#include "create_person.hpp"

#include "api/edge/submit.hpp"
#include "core/audit/audit.hpp"
#include "grants.hpp"
#include "people/passwords/guesses.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/person.hpp"
#include "people/persons/words.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/sign_in.hpp"
#include "platform/base/hash.hpp"

namespace pc::members {
namespace {

Outcome check_data(const CreatePerson& input, const access::Principal& who) {
  if (!persons::acceptable_user_name(input.user_name.value, who.account_name))
    return refuse(persons::errors::user_name, "user_name");
  if (input.mobile && !persons::acceptable_mobile(input.mobile->value))
    return refuse(persons::errors::mobile, "mobile");
  if (input.email && !persons::acceptable_email(input.email->value))
    return refuse(persons::errors::email, "email");
  return Done{};
}

/// The same submit has the same password, so that a lost answer can be asked for again and nothing secret is stored.
std::string first_password(std::string_view act, const edge::Exchange& exchange) {
  return use<sealing::Seal>(*exchange.database)
      .first_password(std::string(act) + "\n" + exchange.idempotency_key);
}

persons::NewPerson person_of(const CreatePerson& input, const access::Principal& who,
                             const std::string& password) {
  persons::NewPerson p;
  p.tenant = who.tenant;
  p.side = who.side;
  p.partner = persons::scope_of(who).partner;
  p.distributor = who.distributor;
  p.account_name = who.account_name;
  p.user_name = input.user_name.value;
  p.display_name = input.name.value;
  p.password = Secret(password);
  for (const auto& role : input.roles.items) p.roles.push_back(role.value);
  if (input.mobile) p.mobile = input.mobile->value;
  if (input.email) p.email = input.email->value;
  p.must_change_password = true;
  return p;
}

}  // namespace

Result<CreatedPerson> create_person(const access::Principal& who, edge::Exchange& exchange,
                                    const CreatePerson& input) {
  PC_CHECK(persons::check_not_acting(who));
  PC_CHECK(check_data(input, who));
  PC_TRY(language, persons::language_or(input.language, who.language));
  const auto scope = persons::scope_of(who);
  const std::string submit = sha256_hex(exchange.idempotency_key);
  CreatedPerson created{{}, who.account_name, input.user_name.value, first_password("create", exchange)};
  persons::NewPerson person = person_of(input, who, created.initial_password);
  person.language = language;
  person.made_by = submit;
  person.password_hash =
      use<passwords::Passwords>(*exchange.database).hashed(person.password);  // not on the lane
  const bool manager = persons::has_role(person.roles, persons::role_ids::account_manager);
  const auto decide = [&](db::Transaction& tx) -> Result<access::PersonId> {
    if (const auto known = persons::find_by_name(tx, person.account_name, person.user_name)) {
      if (persons::made_by(tx, known->principal, submit)) return known->principal.person;
      return refuse(persons::errors::user_name_taken, "user_name");
    }
    PC_CHECK(check_grant(tx, who, person.roles));
    if (input.supervisor_id && !manager)
      return refuse(persons::errors::supervisor_for_managers, "supervisor_id");
    if (input.supervisor_id) PC_CHECK(check_supervisor(tx, scope, *input.supervisor_id, "supervisor_id"));
    const Instant now = use<Clock>(tx).now();
    PC_TRY(id, persons::create(tx, person, now));
    if (input.supervisor_id) persons::place_below(tx, who.tenant, id, *input.supervisor_id);
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"identity.create_person", "person:" + id.text(), "done",
         "{\"roles\":\"" + persons::joined(person.roles) + "\"}", exchange.request_id},
        now);
    return id;
  };
  const auto written = edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(id, decide(tx));
    created.id = id;
    return Done{};
  });
  if (!written) return written.refusal();
  return created;
}

Result<NewPassword> reset_password(const access::Principal& who, edge::Exchange& exchange,
                                   const OnePerson& input) {
  PC_CHECK(persons::check_not_acting(who));
  const auto scope = persons::scope_of(who);
  NewPassword fresh{first_password("reset", exchange)};
  const std::string hash =
      use<passwords::Passwords>(*exchange.database).hashed(Secret(fresh.initial_password));
  const auto written = edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(target, persons::member(tx, scope, input.person_id));
    if (target.id == who.person) return persons::errors::not_yourself;
    if (target.main_account(scope.side)) return persons::errors::main_account;
    PC_CHECK(check_grant(tx, who, target.roles));
    persons::set_password(tx, scope.tenant, target.id, hash, true);
    sign_in::end_sessions(tx, scope.tenant, target.id);
    passwords::forget_guesses(tx, passwords::guess_at_name(target.account_name, target.user_name));
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"identity.reset_password", "person:" + target.id.text(), "done", {}, exchange.request_id},
        use<Clock>(tx).now());
    return Done{};
  });
  if (!written) return written.refusal();
  return fresh;
}

}  // namespace pc::members
