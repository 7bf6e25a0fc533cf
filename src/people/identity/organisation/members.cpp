#include "members.hpp"

#include <algorithm>

#include "people/identity/organisation/store.hpp"

namespace pc::identity {

Scope scope_of(const access::Principal& who) {
  return {who.tenant, who.side == access::Side::partner ? who.partner : 0, who.side};
}

Result<Member> member(db::Reader& reader, const Scope& scope, access::PersonId id) {
  const auto row = reader.maybe(store::select_member,
                                {scope.tenant, scope.partner, std::string(store::side_text(scope.side)), id});
  if (!row) return refuse(errors::unknown_person, "person_id");
  Member m{.id = row->person_id,
           .name = row->display_name,
           .account_name = row->account_name,
           .user_name = row->user_name,
           .status = row->status,
           .mobile = row->mobile,
           .email = row->email,
           .roles = {},
           .last_sign_in_at = row->last_sign_in_at,
           .created_at = row->created_at,
           .must_change_password = row->must_change_password};
  for (const auto role : split(row->roles, ',')) m.roles.emplace_back(role);
  return m;
}

std::vector<const Role*> presets_for(const Shared& shared, const access::Principal& who) {
  std::vector<const Role*> all;
  for (const auto& role : shared.roles) {
    if (role.side != who.side) continue;
    const bool other_administrator =
        role.id == (who.distributor ? role_ids::partner_admin : role_ids::distributor_admin);
    if (!other_administrator) all.push_back(&role);
  }
  return all;
}

std::vector<const access::Permission*> grantable(const Shared& shared, const access::Principal& who) {
  std::vector<const access::Permission*> all;
  const auto presets = presets_for(shared, who);
  for (const auto* permission : shared.catalogue.permissions) {
    if (permission->page.empty()) continue;
    // The vendor's people work in partners' pages too; a partner's never in the vendor's or a customer's.
    if (who.side == access::Side::partner && permission->side != access::Side::partner) continue;
    if (permission->distributor && !who.distributor && who.side == access::Side::partner) continue;
    const bool held = std::ranges::any_of(presets, [&](const Role* role) {
      return std::ranges::any_of(role->grants, [&](const auto* each) { return each->id == permission->id; });
    });
    if (held) all.push_back(permission);
  }
  return all;
}

Outcome check_grant(db::Reader& reader, const access::Principal& who, const std::vector<std::string>& roles) {
  PC_CHECK(check_roles(who.side, roles));
  const Scope scope = scope_of(who);
  const auto presets = presets_for(shared_of(reader.services()), who);
  const bool administrator = std::ranges::any_of(who.roles, is_administrator);
  for (const auto& role : roles) {
    std::vector<std::string> permissions;
    if (const auto number = custom_role_number(role)) {
      const auto row = reader.maybe(store::select_custom_role, {scope.tenant, scope.partner, *number});
      if (!row) return refuse(errors::unknown_role, "roles", role);
      for (const auto permission : split(row->permissions, ',')) permissions.emplace_back(permission);
    } else {
      const auto preset =
          std::ranges::find(presets, std::string_view(role), [](const Role* r) { return r->id; });
      if (preset == presets.end()) return refuse(errors::unknown_role, "roles", role);
      for (const auto* permission : (*preset)->grants) permissions.emplace_back(permission->id);
    }
    if (administrator) continue;
    if (is_administrator(role)) return refuse(errors::beyond_own, "roles", role);
    for (const auto& permission : permissions)
      if (!permission.empty() && std::ranges::find(who.permissions, permission) == who.permissions.end())
        return refuse(errors::beyond_own, "roles", permission);
  }
  return Done{};
}

Outcome check_supervisor(db::Reader& reader, const Scope& scope, access::PersonId supervisor,
                         const std::string& field) {
  const auto found = member(reader, scope, supervisor);
  if (!found || found->status != "active" || !has_role(found->roles, role_ids::account_manager_supervisor))
    return refuse(errors::not_a_supervisor, field);
  return Done{};
}

Outcome check_administrator_left(db::Reader& reader, const Scope& scope, const Member& leaving) {
  if (std::ranges::none_of(leaving.roles, is_administrator)) return Done{};
  for (const auto& row :
       reader.rows(store::select_held_roles,
                   {scope.tenant, scope.partner, std::string(store::side_text(scope.side)), false})) {
    if (row.person_id == leaving.id) continue;
    const auto roles = split(row.roles, ',');
    if (std::ranges::any_of(roles, is_administrator)) return Done{};
  }
  return errors::last_administrator;
}

Outcome check_not_acting(const access::Principal& who) {
  if (who.actor) return errors::acting;
  return Done{};
}

void end_sessions(db::Transaction& tx, const Scope& scope, access::PersonId id) {
  tx.change(store::delete_sessions, {scope.tenant, id, {}});
  tx.change(store::delete_tokens, {scope.tenant, id});
  shared_of(tx.services()).leaving(tx).person(id);
}

}  // namespace pc::identity
