#include "edit_person.hpp"

#include "api/edge/submit.hpp"
#include "core/audit/audit.hpp"
#include "grants.hpp"
#include "leaving.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/password_check.hpp"
#include "people/persons/person.hpp"
#include "people/sign_in/sign_in.hpp"
#include "people/verification/kinds.hpp"

namespace pc::members {
namespace {

/// Nobody changes somebody who may do more than themselves.
Outcome check_reach(db::Reader& reader, const access::Principal& who, const persons::Member& target) {
  PC_CHECK(persons::check_not_acting(who));
  if (target.id == who.person) return Done{};
  return check_grant(reader, who, target.roles);
}
Outcome check_reach(work::Work& work, const persons::Member& target) {
  return check_reach(work.tx, work.who, target);
}

bool moves_mail(const EditPerson& input, const persons::Member& target) {
  return input.email && input.email->value != target.email;
}

/// The person as they are, when the caller may edit them so and has shown what that needs.
Result<persons::Member> checked_target(const access::Principal& who, const edge::Exchange& exchange,
                                       const EditPerson& input) {
  Result<persons::Member> found = persons::errors::unknown_person;
  Outcome reach = Done{};
  exchange.database->read([&](db::Reader& reader) {
    found = persons::member(reader, persons::scope_of(who), input.person_id);
    if (found) reach = check_reach(reader, who, *found);
  });
  if (!found) return found.refusal();
  PC_CHECK(reach);
  if (input.mobile && !persons::acceptable_mobile(input.mobile->value))
    return refuse(persons::errors::mobile, "mobile");
  if (input.email && !persons::acceptable_email(input.email->value))
    return refuse(persons::errors::email, "email");
  if (!moves_mail(input, *found)) return found;
  if (!input.password) return refuse(pc::errors::missing_value, "password");
  PC_CHECK(persons::check_own_password(*exchange.database, who, Secret(input.password->value), "password",
                                       exchange.remote, "identity.edit_person"));
  return found;
}

/// At the address that is left: whoever reads there may not have wanted it.
void tell_old_address(db::Transaction& tx, const access::Principal& who, access::PersonId person,
                      Instant now) {
  const messages::Recipient to{who.tenant, person};
  messages::notify(tx, {&to, 1}, verification::kinds::security,
                   {{"what_en", "The mail address of your account was changed"},
                    {"what_zh", "您账号的邮箱已被修改"},
                    {"who", who.name}},
                   now);
}

std::vector<persons::Successor> successors_of(const std::optional<SuccessorInputs>& given) {
  std::vector<persons::Successor> all;
  if (given)
    for (const auto& each : given->items) all.push_back({each.manager_id, each.supervisor_id});
  return all;
}

/// What happens to the managers of a supervisor whose role goes.
Outcome hand_over(work::Work& work, const persons::Scope& scope, const persons::Member& target,
                  const std::vector<persons::Successor>& given, bool leaves) {
  const auto managers =
      leaves ? persons::managers_of(work.tx, scope.tenant, target.id) : std::vector<access::PersonId>{};
  PC_CHECK(persons::check_successors(target.id, managers, given));
  for (std::size_t i = 0; i < given.size(); ++i)
    if (given[i].supervisor)
      PC_CHECK(check_supervisor(work.tx, scope, *given[i].supervisor,
                                "successors[" + std::to_string(i) + "].supervisor_id"));
  for (const auto& each : given) persons::place_below(work.tx, scope.tenant, each.manager, each.supervisor);
  return Done{};
}

/// The rooms that use this one settle what hangs on the roles that they no longer have, or refuse.
Outcome tell_roles_end(work::Work& work, const persons::Member& target, const std::vector<std::string>& kept,
                       bool take_back) {
  RolesEnd ends{target.id, {}, take_back, work.who.name};
  for (const auto& role : target.roles)
    if (!persons::has_role(kept, role)) ends.roles.push_back(role);
  if (ends.roles.empty()) return Done{};
  return work.announcer.announce(work.tx, work.who.tenant,
                                 {events::roles_end, target.id.value, wire::encode(ends)}, work.now);
}

}  // namespace

Result<edge::Nothing> edit_person(const access::Principal& who, edge::Exchange& exchange,
                                  const EditPerson& input) {
  PC_TRY(looked_at, checked_target(who, exchange, input));
  const bool proved = moves_mail(input, looked_at);
  const auto written = edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
    PC_TRY(target, persons::member(tx, persons::scope_of(who), input.person_id));
    PC_CHECK(check_reach(tx, who, target));
    // It was the same when it was looked at, and somebody has changed it since.
    if (moves_mail(input, target) && !proved) return refuse(pc::errors::missing_value, "password");
    const Instant now = use<Clock>(tx).now();
    if (moves_mail(input, target)) tell_old_address(tx, who, target.id, now);
    persons::set_data(tx, who.tenant, target.id,
                      {input.name.value, input.mobile ? input.mobile->value : target.mobile,
                       input.email ? input.email->value : target.email});
    use<audit::AuditLog>(tx).write(
        tx, who.tenant, who,
        {"identity.edit_person", "person:" + target.id.text(), "done", {}, exchange.request_id}, now);
    return Done{};
  });
  if (!written) return written.refusal();
  return edge::Nothing{};
}

Result<edge::Nothing> set_roles(work::Work& work, const SetRoles& input) {
  const auto scope = persons::scope_of(work.who);
  PC_TRY(target, persons::member(work.tx, scope, input.person_id));
  std::vector<std::string> roles;
  for (const auto& role : input.roles.items) roles.push_back(role.value);
  const bool same = roles == target.roles;
  if (!same && target.main_account(scope.side)) return refuse(persons::errors::main_account, "roles");
  // Whoever could give roles to themselves could give themselves any.
  if (!same && target.id == work.who.person) return refuse(persons::errors::not_yourself, "roles");
  PC_CHECK(check_reach(work, target));
  PC_CHECK(check_grant(work.tx, work.who, roles));
  const bool manager = persons::has_role(roles, persons::role_ids::account_manager);
  if (input.supervisor_id && !manager)
    return refuse(persons::errors::supervisor_for_managers, "supervisor_id");
  if (input.supervisor_id) PC_CHECK(check_supervisor(work.tx, scope, *input.supervisor_id, "supervisor_id"));
  bool administrator = false;
  for (const auto& role : roles) administrator = administrator || persons::is_administrator(role);
  if (!administrator && target.status == "active") PC_CHECK(check_administrator_left(work.tx, scope, target));
  const bool leaves = persons::has_role(target.roles, persons::role_ids::account_manager_supervisor) &&
                      !persons::has_role(roles, persons::role_ids::account_manager_supervisor);
  PC_CHECK(hand_over(work, scope, target, successors_of(input.successors), leaves));
  persons::set_roles(work.tx, scope.tenant, target.id, roles);
  persons::place_below(work.tx, scope.tenant, target.id, manager ? input.supervisor_id : std::nullopt);
  PC_CHECK(tell_roles_end(work, target, roles, input.take_back));
  return edge::Nothing{};
}

Result<edge::Nothing> disable_person(work::Work& work, const DisablePerson& input) {
  const auto scope = persons::scope_of(work.who);
  PC_TRY(target, persons::member(work.tx, scope, input.person_id));
  if (target.id == work.who.person) return persons::errors::not_yourself;
  if (target.main_account(scope.side)) return persons::errors::main_account;
  PC_CHECK(check_reach(work, target));
  PC_CHECK(check_administrator_left(work.tx, scope, target));
  const bool leaves = persons::has_role(target.roles, persons::role_ids::account_manager_supervisor);
  PC_CHECK(hand_over(work, scope, target, successors_of(input.successors), leaves));
  persons::set_active(work.tx, scope.tenant, target.id, false);
  PC_CHECK(tell_roles_end(work, target, {}, input.take_back));
  sign_in::end_sessions(work.tx, scope.tenant, target.id);
  return edge::Nothing{};
}

Result<edge::Nothing> enable_person(work::Work& work, const OnePerson& input) {
  const auto scope = persons::scope_of(work.who);
  PC_TRY(target, persons::member(work.tx, scope, input.person_id));
  PC_CHECK(check_reach(work, target));
  persons::set_active(work.tx, scope.tenant, target.id, true);
  return edge::Nothing{};
}

Result<Managers> list_managers(const work::View& view, const OnePerson& query) {
  const auto scope = persons::scope_of(view.who);
  PC_TRY(supervisor, persons::member(view.reader, scope, query.person_id));
  Managers all;
  for (const auto id : persons::managers_of(view.reader, scope.tenant, supervisor.id))
    if (const auto manager = persons::member(view.reader, scope, id))
      all.items.push_back({id, manager->name});
  return all;
}

}  // namespace pc::members
