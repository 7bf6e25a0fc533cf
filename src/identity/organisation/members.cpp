#include "members.hpp"

#include <algorithm>

#include "organisation/store.hpp"

namespace pc::identity {

Scope scope_of(const access::Principal& who) {
  return {who.tenant, who.side == access::Side::partner ? who.partner : 0, who.side};
}

Member member_of(const db::Row& row) {
  Member m;
  m.id = row.id<access::PersonId>(0);
  m.name = row.text(1);
  m.account_name = row.text(2);
  m.user_name = row.text(3);
  m.status = row.text(4);
  m.mobile = row.text(5);
  m.email = row.text(6);
  for (const auto role : split(row.text(7), ',')) m.roles.emplace_back(role);
  m.last_sign_in_at = row.instant(8);
  m.created_at = row.instant(9);
  m.must_change_password = row.integer(10) != 0;
  return m;
}

Result<Member> member(db::Reader& reader, const Scope& scope, access::PersonId id) {
  const auto row =
      reader.maybe(store::select_person_row,
                   {scope.tenant.value, scope.partner, std::string(store::side_text(scope.side)), id.value});
  if (!row) return refuse(errors::unknown_person, "person_id");
  return member_of(*row);
}

std::vector<const Role*> presets_for(const access::Principal& who) {
  std::vector<const Role*> all;
  for (const auto& role : here().roles) {
    if (role.side != who.side) continue;
    const bool other_administrator =
        role.id == (who.distributor ? role_ids::partner_admin : role_ids::distributor_admin);
    if (!other_administrator) all.push_back(&role);
  }
  return all;
}

std::vector<const access::Permission*> grantable(const access::Principal& who) {
  std::vector<const access::Permission*> all;
  const auto presets = presets_for(who);
  for (const auto* permission : here().catalogue.permissions) {
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
  const auto presets = presets_for(who);
  const bool administrator = std::ranges::any_of(who.roles, is_administrator);
  for (const auto& role : roles) {
    std::vector<std::string> permissions;
    if (const auto number = custom_role_number(role)) {
      const auto row = reader.maybe(store::select_custom_role, {scope.tenant.value, scope.partner, *number});
      if (!row) return refuse(errors::unknown_role, "roles", role);
      for (const auto permission : split(row->text(3), ',')) permissions.emplace_back(permission);
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
  for (const auto& row : reader.rows(
           store::select_active_roles,
           {scope.tenant.value, scope.partner, std::string(store::side_text(scope.side)), std::int64_t{0}})) {
    if (row.integer(0) == leaving.id.value) continue;
    const auto roles = split(row.text(1), ',');
    if (std::ranges::any_of(roles, is_administrator)) return Done{};
  }
  return errors::last_administrator;
}

Outcome check_not_acting(const access::Principal& who) {
  if (who.actor) return errors::acting;
  return Done{};
}

void end_sessions(db::Transaction& tx, const Scope& scope, access::PersonId id) {
  tx.change(store::delete_sessions, {scope.tenant.value, id.value, std::string()});
  tx.change(store::delete_tokens, {scope.tenant.value, id.value});
  here().leaving(tx).person(id);
}

}  // namespace pc::identity
