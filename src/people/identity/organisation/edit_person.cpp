#include "edit_person.hpp"

#include "people/identity/credentials.hpp"
#include "api/edge/submit.hpp"
#include "people/identity/leaving.hpp"
#include "people/identity/organisation/store.hpp"
#include "people/identity/people.hpp"
#include "people/identity/verification/kinds.hpp"

namespace pc::identity {
namespace {

/// Nobody changes somebody who may do more than themselves.
Outcome check_reach(db::Reader& reader, const access::Principal& who, const Member& target) {
  PC_CHECK(check_not_acting(who));
  if (target.id == who.person) return Done{};
  return check_grant(reader, who, target.roles);
}
Outcome check_reach(work::Work& work, const Member& target) { return check_reach(work.tx, work.who, target); }

bool moves_mail(const EditPerson& input, const Member& target) {
  return input.email && input.email->value != target.email;
}

/// The person as they are, when the caller may edit them so and has shown what that needs.
Result<Member> checked_target(Shared& shared, const access::Principal& who, const edge::Exchange& exchange,
                              const EditPerson& input) {
  Result<Member> found = errors::unknown_person;
  Outcome reach = Done{};
  shared.database.read([&](db::Reader& reader) {
    found = member(reader, scope_of(who), input.person_id);
    if (found) reach = check_reach(reader, who, *found);
  });
  if (!found) return found.refusal();
  PC_CHECK(reach);
  if (input.mobile && !acceptable_mobile(input.mobile->value)) return refuse(errors::mobile, "mobile");
  if (input.email && !acceptable_email(input.email->value)) return refuse(errors::email, "email");
  if (!moves_mail(input, *found)) return found;
  if (!input.password) return refuse(pc::errors::missing_value, "password");
  PC_CHECK(check_own_password(shared, who, Secret(input.password->value), "password", exchange.remote,
                              "identity.edit_person"));
  return found;
}

/// At the address that is left: whoever reads there may not have wanted it.
void tell_old_address(db::Transaction& tx, const access::Principal& who, access::PersonId person,
                      Instant now) {
  const messages::Recipient to{who.tenant, person};
  messages::notify(tx, {&to, 1}, kinds::security,
                   {{"what_en", "The mail address of your account was changed"},
                    {"what_zh", "您账号的邮箱已被修改"},
                    {"who", who.name}},
                   now);
}

std::vector<Successor> successors_of(const std::optional<SuccessorInputs>& given) {
  std::vector<Successor> all;
  if (given)
    for (const auto& each : given->items) all.push_back({each.manager_id, each.supervisor_id});
  return all;
}

void place_below(db::Transaction& tx, TenantId tenant, access::PersonId manager,
                 const std::optional<access::PersonId>& supervisor) {
  if (supervisor)
    tx.change(store::upsert_supervisor, {tenant, manager, *supervisor});
  else
    tx.change(store::delete_supervisor, {tenant, manager});
}

/// What happens to the managers of a supervisor whose role goes.
Outcome hand_over(work::Work& work, const Scope& scope, const Member& target,
                  const std::vector<Successor>& given, bool leaves) {
  const auto managers =
      leaves ? managers_of(work.tx, scope.tenant, target.id) : std::vector<access::PersonId>{};
  PC_CHECK(check_successors(target.id, managers, given));
  for (std::size_t i = 0; i < given.size(); ++i)
    if (given[i].supervisor)
      PC_CHECK(check_supervisor(work.tx, scope, *given[i].supervisor,
                                "successors[" + std::to_string(i) + "].supervisor_id"));
  for (const auto& each : given) {
    place_below(work.tx, scope.tenant, each.manager, each.supervisor);
    shared_of(work.tx.services()).leaving(work.tx).person(each.manager);
  }
  return Done{};
}

/// The rooms to the right settle what hangs on the roles that they no longer have, or refuse.
Outcome tell_roles_end(work::Work& work, const Member& target, const std::vector<std::string>& kept,
                       bool take_back) {
  RolesEnd ends{target.id, {}, take_back, work.who.name};
  for (const auto& role : target.roles)
    if (!has_role(kept, role)) ends.roles.push_back(role);
  if (ends.roles.empty()) return Done{};
  return work.announcer.announce(work.tx, work.who.tenant,
                                 {events::roles_end, target.id.value, wire::encode(ends)}, work.now);
}

}  // namespace

Result<edge::Nothing> edit_person(Shared& shared, const access::Principal& who, edge::Exchange& exchange,
                                  const EditPerson& input) {
  PC_TRY(looked_at, checked_target(shared, who, exchange, input));
  const bool proved = moves_mail(input, looked_at);
  const auto written =
      edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
        PC_TRY(target, member(tx, scope_of(who), input.person_id));
        PC_CHECK(check_reach(tx, who, target));
        // It was the same when it was looked at, and somebody has changed it since.
        if (moves_mail(input, target) && !proved) return refuse(pc::errors::missing_value, "password");
        const Instant now = shared.clock.now();
        if (moves_mail(input, target)) tell_old_address(tx, who, target.id, now);
        tx.change(store::update_person, {who.tenant, target.id, input.name.value,
                                         input.mobile ? input.mobile->value : target.mobile,
                                         input.email ? input.email->value : target.email});
        shared.leaving(tx).person(target.id);
        shared.trail.write(
            tx, who.tenant, who,
            {"identity.edit_person", "person:" + target.id.text(), "done", {}, exchange.request_id}, now);
        return Done{};
      });
  if (!written) return written.refusal();
  return edge::Nothing{};
}

Result<edge::Nothing> set_roles(work::Work& work, const SetRoles& input) {
  const Scope scope = scope_of(work.who);
  PC_TRY(target, member(work.tx, scope, input.person_id));
  std::vector<std::string> roles;
  for (const auto& role : input.roles.items) roles.push_back(role.value);
  const bool same = roles == target.roles;
  if (!same && target.main_account(scope.side)) return refuse(errors::main_account, "roles");
  // Whoever could give roles to themselves could give themselves any.
  if (!same && target.id == work.who.person) return refuse(errors::not_yourself, "roles");
  PC_CHECK(check_reach(work, target));
  PC_CHECK(check_grant(work.tx, work.who, roles));
  const bool manager = has_role(roles, role_ids::account_manager);
  if (input.supervisor_id && !manager) return refuse(errors::supervisor_for_managers, "supervisor_id");
  if (input.supervisor_id) PC_CHECK(check_supervisor(work.tx, scope, *input.supervisor_id, "supervisor_id"));
  bool administrator = false;
  for (const auto& role : roles) administrator = administrator || is_administrator(role);
  if (!administrator && target.status == "active") PC_CHECK(check_administrator_left(work.tx, scope, target));
  const bool leaves = has_role(target.roles, role_ids::account_manager_supervisor) &&
                      !has_role(roles, role_ids::account_manager_supervisor);
  PC_CHECK(hand_over(work, scope, target, successors_of(input.successors), leaves));
  work.tx.change(store::update_roles, {scope.tenant, target.id, store::joined(roles)});
  place_below(work.tx, scope.tenant, target.id, manager ? input.supervisor_id : std::nullopt);
  PC_CHECK(tell_roles_end(work, target, roles, input.take_back));
  shared_of(work.tx.services()).leaving(work.tx).person(target.id);
  return edge::Nothing{};
}

Result<edge::Nothing> disable_person(work::Work& work, const DisablePerson& input) {
  const Scope scope = scope_of(work.who);
  PC_TRY(target, member(work.tx, scope, input.person_id));
  if (target.id == work.who.person) return errors::not_yourself;
  if (target.main_account(scope.side)) return errors::main_account;
  PC_CHECK(check_reach(work, target));
  PC_CHECK(check_administrator_left(work.tx, scope, target));
  const bool leaves = has_role(target.roles, role_ids::account_manager_supervisor);
  PC_CHECK(hand_over(work, scope, target, successors_of(input.successors), leaves));
  work.tx.change(store::update_status, {scope.tenant, target.id, "disabled"});
  PC_CHECK(tell_roles_end(work, target, {}, input.take_back));
  end_sessions(work.tx, scope, target.id);
  return edge::Nothing{};
}

Result<edge::Nothing> enable_person(work::Work& work, const OnePerson& input) {
  const Scope scope = scope_of(work.who);
  PC_TRY(target, member(work.tx, scope, input.person_id));
  PC_CHECK(check_reach(work, target));
  work.tx.change(store::update_status, {scope.tenant, target.id, "active"});
  shared_of(work.tx.services()).leaving(work.tx).person(target.id);
  return edge::Nothing{};
}

Result<Managers> list_managers(const work::View& view, const OnePerson& query) {
  const Scope scope = scope_of(view.who);
  PC_TRY(supervisor, member(view.reader, scope, query.person_id));
  Managers all;
  for (const auto id : managers_of(view.reader, scope.tenant, supervisor.id))
    if (const auto manager = member(view.reader, scope, id)) all.items.push_back({id, manager->name});
  return all;
}

}  // namespace pc::identity
