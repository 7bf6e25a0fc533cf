// Addresses of the organisation: people, roles, contacts, keys, sessions.
#include "core/audit/reveals.hpp"
#include "contacts.hpp"
#include "create_person.hpp"
#include "edit_person.hpp"
#include "people/identity/keys/keys.hpp"
#include "people/identity/leaving.hpp"
#include "people/identity/permissions.hpp"
#include "roles.hpp"
#include "sessions_of.hpp"

namespace pc::identity {
namespace {

using edge::Access;
using edge::Nothing;
using edge::Verb;

/// Refusals of every act on people.
#define PC_REACH &errors::unknown_person, &errors::beyond_own, &errors::acting
#define PC_ROLE_RULES                                                        \
  &errors::roles_count, &errors::unknown_role, &errors::administrator_alone, \
      &errors::manager_and_supervisor, &errors::not_a_supervisor, &errors::supervisor_for_managers

void add_people(edge::Routes& routes, Shared& shared) {
  const Access view = Access::needs(permissions::view_people);
  const Access manage = Access::needs(permissions::manage_people);
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
                                              .refuses = {&errors::unknown_person},
                                              .run = &show_person});
  routes.add(
      edge::Read<OnePerson, Managers>{.path = "/api/v1/people/{person_id}/managers",
                                      .access = view,
                                      .says = {"Account managers of a supervisor", "查询主管下的客户经理"},
                                      .refuses = {&errors::unknown_person},
                                      .run = &list_managers});
  routes.add(edge::Direct<CreatePerson, CreatedPerson>{
      .verb = Verb::post,
      .path = "/api/v1/people",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_person",
      .says = {"Create a person", "创建人员"},
      .refuses = {&errors::user_name, &errors::mobile, &errors::email, &errors::user_name_taken,
                  PC_ROLE_RULES, &errors::beyond_own, &errors::acting},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const CreatePerson& input) {
        return create_person(shared, who, exchange, input);
      }});
  routes.add(edge::Write<RevealPeople, FullPeople>{
      .verb = Verb::post,
      .path = "/api/v1/people/reveal",
      .access = Access::needs(permissions::reveal_people),
      .audit = "identity.reveal_people",
      .says = {"People's data in full", "查看人员完整信息"},
      .refuses = {&errors::unknown_person, &audit::errors::too_many_reveals, &audit::errors::reason_required},
      .run = &reveal_people,
      .note = &note_of_reveal});
  routes.add(edge::Direct<EditPerson, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_person",
      .says = {"Edit a person", "编辑人员"},
      .refuses = {PC_REACH, &errors::mobile, &errors::email, &errors::wrong_password, &errors::locked},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const EditPerson& input) {
        return edit_person(shared, who, exchange, input);
      }});
  routes.add(edge::Write<SetRoles, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}/roles",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.set_roles",
      .says = {"Give a person roles", "授予角色"},
      .refuses = {PC_REACH, PC_ROLE_RULES, &errors::successors, &errors::last_administrator,
                  &errors::not_yourself, &errors::main_account, &errors::has_customers},
      .run = &set_roles});
}

void add_states(edge::Routes& routes, Shared& shared) {
  const Access view = Access::needs(permissions::view_people);
  const Access manage = Access::needs(permissions::manage_people);
  routes.add(edge::Write<DisablePerson, Nothing>{
      .verb = Verb::post,
      .path = "/api/v1/people/{person_id}/disable",
      .access = manage,
      .audit = "identity.disable_person",
      .says = {"Disable a person", "停用人员"},
      .refuses = {PC_REACH, &errors::not_yourself, &errors::main_account, &errors::last_administrator,
                  &errors::successors, &errors::not_a_supervisor, &errors::has_customers},
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
      .refuses = {PC_REACH, &errors::not_yourself, &errors::main_account},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const OnePerson& input) {
        return reset_password(shared, who, exchange, input);
      }});
  routes.add(edge::Read<OnePerson, SessionRows>{.path = "/api/v1/people/{person_id}/sessions",
                                                .access = view,
                                                .says = {"A person's sessions", "查询人员会话"},
                                                .refuses = {&errors::unknown_person},
                                                .run = &list_sessions});
  routes.add(edge::Write<OnePerson, Nothing>{.verb = Verb::del,
                                             .path = "/api/v1/people/{person_id}/sessions",
                                             .access = manage,
                                             .audit = "session.end_all",
                                             .says = {"End a person's sessions", "强制下线"},
                                             .refuses = {&errors::unknown_person, &errors::acting},
                                             .run = &end_sessions_of});
  routes.add(edge::Read<OnePerson, KeyRows>{.path = "/api/v1/people/{person_id}/keys",
                                            .access = view,
                                            .says = {"A person's access keys", "查询人员访问密钥"},
                                            .refuses = {&errors::unknown_person},
                                            .run = &list_keys});
  routes.add(edge::Direct<EditKeyOf, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/people/{person_id}/keys/{key_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_key",
      .says = {"Disable or enable a person's key", "停用或启用人员访问密钥"},
      .refuses = {&errors::unknown_person, &errors::unknown_key, &errors::acting, &errors::wrong_password,
                  &errors::locked},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange,
                       const EditKeyOf& input) { return edit_key_of(shared, who, exchange, input); },
      .sensitive = [](const EditKeyOf& input) { return input.status == KeyStatus::active; }});
  routes.add(edge::Write<OneKeyOf, Nothing>{
      .verb = Verb::del,
      .path = "/api/v1/people/{person_id}/keys/{key_id}",
      .access = manage,
      .audit = "identity.delete_key",
      .says = {"Delete a person's key", "删除人员访问密钥"},
      .refuses = {&errors::unknown_person, &errors::unknown_key, &errors::acting},
      .run = &delete_key_of});
}

void add_roles(edge::Routes& routes) {
  const Access view = Access::needs(permissions::view_people);
  const Access manage = Access::needs(permissions::manage_roles);
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
                                              .refuses = {PC_ROLE_RULES, &errors::not_grantable},
                                              .run = &preview_role});
  routes.add(edge::Write<SaveRole, SavedRole>{
      .verb = Verb::post,
      .path = "/api/v1/roles",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_role",
      .says = {"Create a role", "创建自定义角色"},
      .refuses = {&errors::not_grantable, &errors::beyond_own, &errors::role_name_taken,
                  &errors::too_many_roles, &errors::acting},
      .run = &create_role});
  routes.add(edge::Write<EditRole, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/roles/{role_id}",
      .access = manage,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_role",
      .says = {"Edit a role", "编辑自定义角色"},
      .refuses = {&errors::unknown_role, &errors::preset_role, &errors::not_grantable, &errors::beyond_own,
                  &errors::role_name_taken, &errors::not_yourself, &errors::acting},
      .run = &edit_role});
  routes.add(edge::Write<OneRole, Nothing>{
      .verb = Verb::del,
      .path = "/api/v1/roles/{role_id}",
      .access = manage,
      .audit = "identity.delete_role",
      .says = {"Delete a role", "删除自定义角色"},
      .refuses = {&errors::unknown_role, &errors::preset_role, &errors::role_in_use, &errors::acting},
      .run = &delete_role});
  routes.add(edge::Read<Nothing, ContactViews>{.path = "/api/v1/contacts",
                                               .access = view,
                                               .says = {"Customer contacts", "查询客户联系人"},
                                               .run = &list_contacts});
  routes.add(edge::Write<SetContacts, Nothing>{.verb = Verb::put,
                                               .path = "/api/v1/contacts",
                                               .access = Access::needs(permissions::manage_contacts),
                                               .audit = "identity.set_contacts",
                                               .says = {"Name customer contacts", "设置客户联系人"},
                                               .refuses = {&errors::mobile, &errors::email, &errors::acting},
                                               .run = &set_contacts});
}

void add_own(edge::Routes& routes, Shared& shared) {
  const Access own = Access::signed_in();
  routes.add(edge::Read<Nothing, KeyRows>{.path = "/api/v1/me/keys",
                                          .access = own,
                                          .says = {"One's own access keys", "查询我的访问密钥"},
                                          .run = &my_keys});
  routes.add(edge::Direct<CreateKey, CreatedKey>{
      .verb = Verb::post,
      .path = "/api/v1/me/keys",
      .access = own,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.create_key",
      .says = {"Create an access key", "新增访问密钥"},
      .refuses = {&errors::too_many_keys, &errors::expiry_past, &errors::acting, &errors::wrong_password,
                  &errors::locked},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const CreateKey& input) {
        return create_key(shared, who, exchange, input);
      }});
  routes.add(edge::Direct<EditKey, Nothing>{
      .verb = Verb::put,
      .path = "/api/v1/me/keys/{key_id}",
      .access = own,
      .step_up = edge::StepUp::when_switched_on,
      .audit = "identity.edit_key",
      .says = {"Disable or enable a key", "停用或启用访问密钥"},
      .refuses = {&errors::unknown_key, &errors::acting, &errors::wrong_password, &errors::locked},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange,
                       const EditKey& input) { return edit_my_key(shared, who, exchange, input); },
      .sensitive = [](const EditKey& input) { return input.status == KeyStatus::active; }});
  routes.add(edge::Write<OneKey, Nothing>{.verb = Verb::del,
                                          .path = "/api/v1/me/keys/{key_id}",
                                          .access = own,
                                          .audit = "identity.delete_key",
                                          .says = {"Delete a key", "删除访问密钥"},
                                          .refuses = {&errors::unknown_key, &errors::acting},
                                          .run = &delete_my_key});
  routes.add(edge::Direct<Nothing, SessionRows>{
      .verb = Verb::get,
      .path = "/api/v1/me/sessions",
      .access = own,
      .audit = "",
      .says = {"One's own sessions", "查询我的会话"},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const Nothing&) {
        return my_sessions(shared, who, exchange);
      }});
  routes.add(edge::Direct<Nothing, Nothing>{
      .verb = Verb::del,
      .path = "/api/v1/me/sessions",
      .access = own,
      .audit = "session.end_others",
      .says = {"End one's other sessions", "下线我的其他会话"},
      .run = [&shared](const access::Principal& who, edge::Exchange& exchange, const Nothing&) {
        return end_my_sessions(shared, who, exchange);
      }});
}

}  // namespace

void add_organisation_routes(edge::Routes& routes, Shared& shared) {
  add_people(routes, shared);
  add_states(routes, shared);
  add_roles(routes);
  add_own(routes, shared);
}

}  // namespace pc::identity
