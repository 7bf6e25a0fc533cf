#include "roles.hpp"

#include <algorithm>
#include <map>

#include "grants.hpp"
#include "people/persons/custom_roles.hpp"
#include "people/persons/permissions.hpp"
#include "people/persons/words.hpp"
#include "store.hpp"

namespace pc::members {
namespace {

using Ids = std::vector<std::string>;

std::vector<std::string> texts_of(std::string_view joined, char separator) {
  std::vector<std::string> all;
  for (const auto part : split(joined, separator))
    if (!part.empty()) all.emplace_back(part);
  return all;
}

/// How many people hold each role.
std::map<std::string, std::int64_t> holders(db::Reader& reader, const persons::Scope& scope) {
  std::map<std::string, std::int64_t> count;
  for (const auto& row :
       reader.rows(store::select_held_roles,
                   {scope.tenant, scope.partner, std::string(persons::side_text(scope.side)), true}))
    for (const auto& role : texts_of(row.roles, ',')) ++count[role];
  return count;
}

Ids grants_of(const persons::Role& role) {
  Ids all;
  for (const auto* permission : role.grants) all.emplace_back(permission->id);
  return all;
}

/// "Sales", "Customers", "Customer management" for "sales.customers.management".
std::vector<std::string> words_of(const Services& services, std::string_view page, Language language) {
  std::vector<std::string> path;
  for (std::size_t dot = 0; dot != std::string_view::npos;) {
    dot = page.find('.', dot == 0 ? 0 : dot + 1);
    const auto id = page.substr(0, dot);
    const auto& menu = services.get<persons::Catalogue>().menu;
    const auto place = std::ranges::find(menu, id, &access::MenuPlace::id);
    path.push_back(place == menu.end() ? std::string(id) : worded(*place, language));
  }
  return path;
}

FunctionView function_of(const access::Permission& permission, Language language, bool always) {
  return {std::string(permission.id), worded(permission, language), texts_of(permission.items, '|'),
          std::string(permission.needs), always};
}

/// The pages of these permissions; those of every role stand at the end.
std::vector<PageView> pages_of(const Services& services,
                               const std::vector<const access::Permission*>& permissions, Language language) {
  std::vector<PageView> pages;
  const auto add = [&](const access::Permission& permission, bool always) {
    if (pages.empty() || pages.back().id != permission.page)
      pages.push_back({std::string(permission.page), words_of(services, permission.page, language), {}});
    pages.back().functions.push_back(function_of(permission, language, always));
  };
  for (const auto* permission : permissions) add(*permission, false);
  for (const auto& permission : persons::permissions::k_of_every_role) add(permission, true);
  return pages;
}

Result<std::int64_t> number_of(const Services& services, const std::string& role) {
  if (persons::preset_role(services, role) != nullptr) return refuse(persons::errors::preset_role, "role_id");
  const auto number = persons::custom_role_number(role);
  if (!number) return refuse(persons::errors::unknown_role, "role_id", role);
  return *number;
}

Ids texts_of_input(const wire::List<Text<1, 64>, 200>& list) {
  Ids all;
  for (const auto& each : list.items) all.push_back(each.value);
  return all;
}

persons::RoleText text_of(const Text<1, 32>& name, const std::optional<Text<0, 200>>& remark,
                          const Ids& permissions) {
  return {name.value, remark ? remark->value : std::string(), permissions};
}

/// Permissions that may be saved: offered on this side, completed by what they need, none beyond the caller's own.
Result<Ids> savable(const Services& services, const access::Principal& who, const Ids& chosen) {
  const auto offered = grantable(services, who);
  PC_TRY(complete, persons::completed(offered, chosen));
  if (std::ranges::any_of(who.roles, persons::is_administrator)) return complete;
  for (const auto& each : complete)
    if (std::ranges::find(who.permissions, each) == who.permissions.end())
      return refuse(persons::errors::beyond_own, "permissions", each);
  return complete;
}

/// No other custom role of the partner and no preset one is called so.
Outcome check_name(db::Reader& reader, const persons::Scope& scope, const std::string& name,
                   std::int64_t but) {
  for (const auto& role : use<persons::PresetRoles>(reader).all)
    if (name == role.en || name == role.zh) return refuse(persons::errors::role_name_taken, "name");
  for (const auto& row : persons::custom_roles(reader, scope.tenant, scope.partner))
    if (row.name == name && row.role_id != but) return refuse(persons::errors::role_name_taken, "name");
  return Done{};
}

}  // namespace

Result<RoleRows> list_roles(const work::View& view, const edge::Nothing&) {
  const auto scope = persons::scope_of(view.who);
  const auto people = holders(view.reader, scope);
  const auto count = [&](const std::string& role) {
    const auto found = people.find(role);
    return found == people.end() ? 0 : found->second;
  };
  RoleRows all;
  for (const auto* preset : presets_for(view.reader.services(), view.who)) {
    const std::string id(preset->id);
    all.items.push_back({id,
                         worded(*preset, view.who.language),
                         {},
                         true,
                         view.who.side == access::Side::partner && persons::is_administrator(id),
                         count(id),
                         grants_of(*preset),
                         std::nullopt});
  }
  for (const auto& row : persons::custom_roles(view.reader, scope.tenant, scope.partner)) {
    const std::string id = persons::custom_role_text(row.role_id);
    all.items.push_back(
        {id, row.name, row.remark, false, false, count(id), texts_of(row.permissions, ','), row.updated_at});
  }
  return all;
}

Result<PermissionTree> show_tree(const work::View& view, const edge::Nothing&) {
  const Services& services = view.reader.services();
  return PermissionTree{pages_of(services, grantable(services, view.who), view.who.language)};
}

Result<Preview> preview_role(const work::View& view, const PreviewRole& query) {
  const Services& services = view.reader.services();
  Ids roles;
  for (const auto& role : query.roles.items) roles.push_back(role.value);
  if (!roles.empty()) PC_CHECK(persons::check_roles(view.who.side, roles));
  Ids allowed;
  if (query.permissions) {
    PC_TRY(complete, persons::completed(grantable(services, view.who), texts_of_input(*query.permissions)));
    allowed = complete;
  }
  PC_TRY(all, list_roles(view, {}));
  for (const auto& role : roles) {
    const auto found = std::ranges::find(all.items, role, &RoleRow::id);
    if (found == all.items.end()) return refuse(persons::errors::unknown_role, "roles", role);
    allowed.insert(allowed.end(), found->permissions.begin(), found->permissions.end());
  }
  std::vector<const access::Permission*> shown;
  for (const auto* permission : services.get<persons::Catalogue>().permissions)
    if (!permission->page.empty() && std::ranges::find(allowed, permission->id) != allowed.end())
      shown.push_back(permission);
  const auto rows = persons::rows_of(view.who.side, roles);
  return Preview{rows == access::Rows::own    ? "own"
                 : rows == access::Rows::team ? "team"
                                              : "all",
                 pages_of(services, shown, view.who.language)};
}

Result<SavedRole> create_role(work::Work& work, const SaveRole& input) {
  const auto scope = persons::scope_of(work.who);
  PC_CHECK(persons::check_not_acting(work.who));
  PC_TRY(permissions, savable(work.tx.services(), work.who, texts_of_input(input.permissions)));
  PC_CHECK(check_name(work.tx, scope, input.name.value, 0));
  if (persons::custom_roles(work.tx, scope.tenant, scope.partner).size() >= persons::k_custom_roles_max)
    return refuse(persons::errors::too_many_roles, "", std::to_string(persons::k_custom_roles_max));
  const auto id = persons::insert_custom_role(work.tx, scope.tenant, scope.partner,
                                              text_of(input.name, input.remark, permissions), work.now);
  return SavedRole{persons::custom_role_text(id)};
}

Result<edge::Nothing> edit_role(work::Work& work, const EditRole& input) {
  const auto scope = persons::scope_of(work.who);
  PC_CHECK(persons::check_not_acting(work.who));
  PC_TRY(number, number_of(work.tx.services(), input.role_id.value));
  if (!persons::custom_role(work.tx, scope.tenant, scope.partner, number))
    return refuse(persons::errors::unknown_role, "role_id", input.role_id.value);
  // A role that somebody holds who edits it would be a way to more than they were given.
  if (persons::has_role(work.who.roles, input.role_id.value))
    return refuse(persons::errors::not_yourself, "role_id");
  PC_TRY(permissions, savable(work.tx.services(), work.who, texts_of_input(input.permissions)));
  PC_CHECK(check_name(work.tx, scope, input.name.value, number));
  persons::update_custom_role(work.tx, scope.tenant, number, text_of(input.name, input.remark, permissions),
                              work.now);
  return edge::Nothing{};
}

Result<edge::Nothing> delete_role(work::Work& work, const OneRole& input) {
  const auto scope = persons::scope_of(work.who);
  PC_CHECK(persons::check_not_acting(work.who));
  PC_TRY(number, number_of(work.tx.services(), input.role_id.value));
  if (!persons::custom_role(work.tx, scope.tenant, scope.partner, number))
    return refuse(persons::errors::unknown_role, "role_id", input.role_id.value);
  const auto people = holders(work.tx, scope);
  if (const auto found = people.find(input.role_id.value); found != people.end())
    return refuse(persons::errors::role_in_use, "role_id", std::to_string(found->second));
  persons::delete_custom_role(work.tx, scope.tenant, number);
  return edge::Nothing{};
}

}  // namespace pc::members
