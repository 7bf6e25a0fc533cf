#include "grants.hpp"

#include <algorithm>

#include "people/persons/custom_roles.hpp"
#include "people/persons/words.hpp"
#include "store.hpp"

namespace pc::members {

std::vector<const persons::Role*> presets_for(const Services& services, const access::Principal& who) {
  std::vector<const persons::Role*> all;
  for (const auto& role : services.get<persons::PresetRoles>().all) {
    if (role.side != who.side) continue;
    const bool other_administrator = role.id == (who.distributor ? persons::role_ids::partner_admin
                                                                 : persons::role_ids::distributor_admin);
    if (!other_administrator) all.push_back(&role);
  }
  return all;
}

std::vector<const access::Permission*> grantable(const Services& services, const access::Principal& who) {
  std::vector<const access::Permission*> all;
  const auto presets = presets_for(services, who);
  for (const auto* permission : services.get<persons::Catalogue>().permissions) {
    if (permission->page.empty()) continue;
    // The vendor's people work in partners' pages too; a partner's never in the vendor's or a customer's.
    if (who.side == access::Side::partner && permission->side != access::Side::partner) continue;
    if (permission->distributor && !who.distributor && who.side == access::Side::partner) continue;
    const bool held = std::ranges::any_of(presets, [&](const persons::Role* role) {
      return std::ranges::any_of(role->grants, [&](const auto* each) { return each->id == permission->id; });
    });
    if (held) all.push_back(permission);
  }
  return all;
}

Outcome check_grant(db::Reader& reader, const access::Principal& who, const std::vector<std::string>& roles) {
  PC_CHECK(persons::check_roles(who.side, roles));
  const auto scope = persons::scope_of(who);
  const auto presets = presets_for(reader.services(), who);
  const bool administrator = std::ranges::any_of(who.roles, persons::is_administrator);
  for (const auto& role : roles) {
    std::vector<std::string> permissions;
    if (const auto number = persons::custom_role_number(role)) {
      const auto row = persons::custom_role(reader, scope.tenant, scope.partner, *number);
      if (!row) return refuse(persons::errors::unknown_role, "roles", role);
      for (const auto permission : split(row->permissions, ',')) permissions.emplace_back(permission);
    } else {
      const auto preset =
          std::ranges::find(presets, std::string_view(role), [](const auto* r) { return r->id; });
      if (preset == presets.end()) return refuse(persons::errors::unknown_role, "roles", role);
      for (const auto* permission : (*preset)->grants) permissions.emplace_back(permission->id);
    }
    if (administrator) continue;
    if (persons::is_administrator(role)) return refuse(persons::errors::beyond_own, "roles", role);
    for (const auto& permission : permissions)
      if (!permission.empty() && std::ranges::find(who.permissions, permission) == who.permissions.end())
        return refuse(persons::errors::beyond_own, "roles", permission);
  }
  return Done{};
}

Outcome check_supervisor(db::Reader& reader, const persons::Scope& scope, access::PersonId supervisor,
                         const std::string& field) {
  const auto found = persons::member(reader, scope, supervisor);
  if (!found || found->status != "active" ||
      !persons::has_role(found->roles, persons::role_ids::account_manager_supervisor))
    return refuse(persons::errors::not_a_supervisor, field);
  return Done{};
}

Outcome check_administrator_left(db::Reader& reader, const persons::Scope& scope,
                                 const persons::Member& leaving) {
  if (std::ranges::none_of(leaving.roles, persons::is_administrator)) return Done{};
  for (const auto& row :
       reader.rows(store::select_held_roles,
                   {scope.tenant, scope.partner, std::string(persons::side_text(scope.side)), false})) {
    if (row.person_id == leaving.id) continue;
    const auto roles = split(row.roles, ',');
    if (std::ranges::any_of(roles, persons::is_administrator)) return Done{};
  }
  return persons::errors::last_administrator;
}

}  // namespace pc::members
