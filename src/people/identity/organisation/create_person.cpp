#include "create_person.hpp"

#include "platform/base/hash.hpp"
#include "api/edge/submit.hpp"
#include "people/identity/first_access/first_access.hpp"
#include "people/identity/organisation/store.hpp"
#include "people/identity/people.hpp"

namespace pc::identity {
namespace {

Outcome check_data(const CreatePerson& input, const access::Principal& who) {
  if (!acceptable_user_name(input.user_name.value, who.account_name))
    return refuse(errors::user_name, "user_name");
  if (input.mobile && !acceptable_mobile(input.mobile->value)) return refuse(errors::mobile, "mobile");
  if (input.email && !acceptable_email(input.email->value)) return refuse(errors::email, "email");
  return Done{};
}

/// The same submit has the same password, so that a lost answer can be asked for again and nothing secret is stored.
std::string first_password(const Shared& shared, std::string_view act, const edge::Exchange& exchange) {
  return shared.seal.first_password(std::string(act) + "\n" + exchange.idempotency_key);
}

NewPerson person_of(const CreatePerson& input, const access::Principal& who, const std::string& password) {
  NewPerson p;
  p.tenant = who.tenant;
  p.side = who.side;
  p.partner = scope_of(who).partner;
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

Result<CreatedPerson> create_person(Shared& shared, const access::Principal& who, edge::Exchange& exchange,
                                    const CreatePerson& input) {
  PC_CHECK(check_not_acting(who));
  PC_CHECK(check_data(input, who));
  PC_TRY(language, language_or(input.language, who.language));
  const Scope scope = scope_of(who);
  const std::string submit = sha256_hex(exchange.idempotency_key);
  CreatedPerson created{
      {}, who.account_name, input.user_name.value, first_password(shared, "create", exchange)};
  NewPerson person = person_of(input, who, created.initial_password);
  person.language = language;
  person.made_by = submit;
  person.password_hash = hash_password(person.password, shared.strength);  // not on the lane
  const bool manager = has_role(person.roles, role_ids::account_manager);
  const auto decide = [&](db::Transaction& tx) -> Result<access::PersonId> {
    if (const auto known = store::person_by_name(tx, person.account_name, person.user_name)) {
      const auto id = known->principal.person;
      const auto row = tx.maybe(store::select_name_maker, {who.tenant, id});
      if (row && row->made_by == submit) return id;
      return refuse(errors::user_name_taken, "user_name");
    }
    PC_CHECK(check_grant(tx, who, person.roles));
    if (input.supervisor_id && !manager) return refuse(errors::supervisor_for_managers, "supervisor_id");
    if (input.supervisor_id) PC_CHECK(check_supervisor(tx, scope, *input.supervisor_id, "supervisor_id"));
    PC_TRY(id, insert_person(shared, tx, person, shared.clock.now()));
    if (input.supervisor_id) tx.change(store::upsert_supervisor, {who.tenant, id, *input.supervisor_id});
    shared.trail.write(tx, who.tenant, who,
                       {"identity.create_person", "person:" + id.text(), "done",
                        "{\"roles\":\"" + store::joined(person.roles) + "\"}", exchange.request_id},
                       shared.clock.now());
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

Result<NewPassword> reset_password(Shared& shared, const access::Principal& who, edge::Exchange& exchange,
                                   const OnePerson& input) {
  PC_CHECK(check_not_acting(who));
  const Scope scope = scope_of(who);
  NewPassword fresh{first_password(shared, "reset", exchange)};
  const std::string hash = hash_password(Secret(fresh.initial_password), shared.strength);
  const auto written = edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(target, member(tx, scope, input.person_id));
    if (target.id == who.person) return errors::not_yourself;
    if (target.main_account(scope.side)) return errors::main_account;
    PC_CHECK(check_grant(tx, who, target.roles));
    tx.change(store::update_password, {scope.tenant, target.id, hash, true});
    end_sessions(tx, scope, target.id);
    Guesses::forget(tx, guess_at_name(target.account_name, target.user_name));
    shared.trail.write(
        tx, who.tenant, who,
        {"identity.reset_password", "person:" + target.id.text(), "done", {}, exchange.request_id},
        shared.clock.now());
    return Done{};
  });
  if (!written) return written.refusal();
  return fresh;
}

}  // namespace pc::identity
