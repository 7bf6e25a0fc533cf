// Addresses of the organisation: people, roles, contacts.
#include "routes.hpp"

#include "contacts.hpp"
#include "core/audit/reveals.hpp"
#include "create_person.hpp"
#include "edit_person.hpp"
#include "leaving.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/permissions.hpp"
#include "people_list.hpp"
#include "roles.hpp"

namespace pc::members {
namespace {

using edge::Access;
using edge::Nothing;
using edge::Verb;

/// Refusals of every act on people.
#define PC_REACH &persons::errors::unknown_person, &persons::errors::beyond_own, &persons::errors::acting
#define PC_ROLE_RULES                                                                                   \
  &persons::errors::roles_count, &persons::errors::unknown_role, &persons::errors::administrator_alone, \
      &persons::errors::manager_and_supervisor, &persons::errors::not_a_supervisor,                     \
      &persons::errors::supervisor_for_managers

void add_people(edge::Routes& routes) {
  const Access view = Access::needs(persons::permissions::view_people);
  const Access manage = Access::needs(persons::permissions::manage_people);
  routes.add(edge::Read<PeopleQuery, PersonRows>{
      .path = "/api/v1/people", .access = view, .says = {"People", "查询人员列表"}, .run = &list_people});
  routes.add(edge::DownloadOf<PeopleQuery>{
      {"/api/v1/people/export", view, {"Export people", "导出人员"}, "text/csv; charset=utf-8", "people.csv"},
      &export_people,
      {},
      false,
      person_cells()});
  routes.add(edge::Read<OnePerson, PersonRow>{.path = "/api/v1/people/{person_id}",
                                              .access = view,
                                              .says = {"One person", "查询人员"},
                                              .refuses = {&persons::errors::unknown_person},
                                              .run = &show_person});
  routes.add(
      edge::Read<OnePerson, Managers>{.path = "/api/v1/people/{person_id}/managers",
                                      .access = view,
                                      .says = {"Account managers of a supervisor", "查询主管下的客户经理"},
                                      .refuses = {&persons::errors::unknown_person},
                                      .run = &list_managers});
  routes.add(edge::Direct<CreatePerson, CreatedPerson>{
      .verb = Verb::post,
      .path = "/api/v1/people",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_person",
      .says = {"Create a person", "创建人员"},
      .refuses = {&persons::errors::user_name, &persons::errors::mobile, &persons::errors::email,
                  &persons::errors::user_name_taken, PC_ROLE_RULES, &persons::errors::beyond_own,
                  &persons::errors::acting},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const CreatePerson& input) {
        return create_person(who, exchange, input);
      }});
  routes.add(edge::Write<RevealPeople, FullPeople>{
      .verb = Verb::post,
      .path = "/api/v1/people/reveal",
      .access = Access::needs(persons::permissions::reveal_people),
      .audit = "identity.reveal_people",
      .says = {"People's data in full", "查看人员完整信息"},
      .refuses = {&persons::errors::unknown_person, &audit::errors::too_many_reveals,
                  &audit::errors::reason_required},
      .run = &reveal_people,
      .note = &note_of_reveal});
  routes.add(edge::Direct<EditPerson, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_person",
      .says = {"Edit a person", "编辑人员"},
      .refuses = {PC_REACH, &persons::errors::mobile, &persons::errors::email,
                  &passwords::errors::wrong_password, &passwords::errors::locked},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const EditPerson& input) {
        return edit_person(who, exchange, input);
      }});
  routes.add(edge::Write<SetRoles, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}/roles",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.set_roles",
      .says = {"Give a person roles", "授予角色"},
      .refuses = {PC_REACH, PC_ROLE_RULES, &persons::errors::successors, &persons::errors::last_administrator,
                  &persons::errors::not_yourself, &persons::errors::main_account, &errors::has_customers},
      .run = &set_roles});
}

void add_states(edge::Routes& routes) {
  const Access manage = Access::needs(persons::permissions::manage_people);
  routes.add(edge::Write<DisablePerson, Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/people/{person_id}/disable",
      .access = manage,
      .audit = "identity.disable_person",
      .says = {"Disable a person", "停用人员"},
      .refuses = {PC_REACH, &persons::errors::not_yourself, &persons::errors::main_account,
                  &persons::errors::last_administrator, &persons::errors::successors,
                  &persons::errors::not_a_supervisor, &errors::has_customers},
      .run = &disable_person});
  routes.add(edge::Write<OnePerson, Nothing>{.verb = Verb::post,
                                             .path = "/api/v1/people/{person_id}/enable",
                                             .access = manage,
                                             .audit = "identity.enable_person",
                                             .says = {"Enable a person", "启用人员"},
                                             .refuses = {PC_REACH},
                                             .run = &enable_person});
  routes.add(edge::Direct<OnePerson, NewPassword>{
      .verb = Verb::post,
      .path = "/api/v1/people/{person_id}/reset-password",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.reset_password",
      .says = {"Give a new first password", "重置密码"},
      .refuses = {PC_REACH, &persons::errors::not_yourself, &persons::errors::main_account},
      .run = [](const access::Principal& who, edge::Exchange& exchange, const OnePerson& input) {
        return reset_password(who, exchange, input);
      }});
}

void add_roles(edge::Routes& routes) {
  const Access view = Access::needs(persons::permissions::view_people);
  const Access manage = Access::needs(persons::permissions::manage_roles);
  routes.add(edge::Read<Nothing, RoleRows>{
      .path = "/api/v1/roles", .access = view, .says = {"Roles", "查询角色列表"}, .run = &list_roles});
  routes.add(edge::Read<Nothing, PermissionTree>{.path = "/api/v1/permissions",
                                                 .access = view,
                                                 .says = {"What a role may contain", "查询权限树"},
                                                 .run = &show_tree});
  routes.add(edge::Read<PreviewRole, Preview>{.verb = Verb::post,
                                              .path = "/api/v1/roles/preview",
                                              .access = view,
                                              .says = {"What roles would allow", "预览角色权限"},
                                              .refuses = {PC_ROLE_RULES, &persons::errors::not_grantable},
                                              .run = &preview_role});
  routes.add(edge::Write<SaveRole, SavedRole>{
      .verb = Verb::post,
      .path = "/api/v1/roles",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_role",
      .says = {"Create a role", "创建自定义角色"},
      .refuses = {&persons::errors::not_grantable, &persons::errors::beyond_own,
                  &persons::errors::role_name_taken, &persons::errors::too_many_roles,
                  &persons::errors::acting},
      .run = &create_role});
  routes.add(edge::Write<EditRole, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/roles/{role_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_role",
      .says = {"Edit a role", "编辑自定义角色"},
      .refuses = {&persons::errors::unknown_role, &persons::errors::preset_role,
                  &persons::errors::not_grantable, &persons::errors::beyond_own,
                  &persons::errors::role_name_taken, &persons::errors::not_yourself,
                  &persons::errors::acting},
      .run = &edit_role});
  routes.add(
      edge::Write<OneRole, Nothing>{.verb = Verb::del,
                                    .path = "/api/v1/roles/{role_id}",
                                    .access = manage,
                                    .audit = "identity.delete_role",
                                    .says = {"Delete a role", "删除自定义角色"},
                                    .refuses = {&persons::errors::unknown_role, &persons::errors::preset_role,
                                                &persons::errors::role_in_use, &persons::errors::acting},
                                    .run = &delete_role});
  routes.add(edge::Read<Nothing, ContactViews>{.path = "/api/v1/contacts",
                                               .access = view,
                                               .says = {"Customer contacts", "查询客户联系人"},
                                               .run = &list_contacts});
  routes.add(edge::Write<SetContacts, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/contacts",
      .access = Access::needs(persons::permissions::manage_contacts),
      .audit = "identity.set_contacts",
      .says = {"Name customer contacts", "设置客户联系人"},
      .refuses = {&persons::errors::mobile, &persons::errors::email, &persons::errors::acting},
      .run = &set_contacts});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_people(routes);
  add_states(routes);
  add_roles(routes);
}

}  // namespace pc::members
