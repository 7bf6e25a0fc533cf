// Statements of the organisation: people, custom roles, supervisors, contacts, access keys.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::identity::store {

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct OnePerson {
  TenantId tenant_id;
  access::PersonId person_id;
};

// ---- People ----

struct ColleagueRow {
  access::PersonId person_id;
  std::string display_name, account_name, user_name, status, mobile, email, roles;
};
struct HoldersOf {
  TenantId tenant_id;
  std::int64_t partner_id;
  std::string role;
};
/// `role` is "%,role,%".
extern const db::Sql<HoldersOf, ColleagueRow> select_colleagues;
struct OneColleague {
  TenantId tenant_id;
  std::int64_t partner_id;
  access::PersonId person_id;
};
extern const db::Sql<OneColleague, ColleagueRow> select_colleague;

struct AdministratorRow {
  std::string display_name, mobile, email;
};
extern const db::Sql<OfPartner, AdministratorRow> select_administrators;

struct OneMember {
  TenantId tenant_id;
  std::int64_t partner_id;
  std::string side;
  access::PersonId person_id;
};
struct MemberRow {
  access::PersonId person_id;
  std::string display_name, account_name, user_name, status, mobile, email, roles;
  Instant last_sign_in_at, created_at;
  bool must_change_password;
};
extern const db::Sql<OneMember, MemberRow> select_member;

struct HeldRoles {
  TenantId tenant_id;
  std::int64_t partner_id;
  std::string side;
  bool also_disabled;
};
struct RolesRow {
  access::PersonId person_id;
  std::string roles;
};
extern const db::Sql<HeldRoles, RolesRow> select_held_roles;

struct MakerRow {
  std::string made_by;
};
extern const db::Sql<OnePerson, MakerRow> select_name_maker;

struct PersonChange {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string display_name, mobile, email;
};
extern const db::Sql<PersonChange> update_person;
struct RolesChange {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string roles;
};
extern const db::Sql<RolesChange> update_roles;
struct StatusChange {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string status;
};
extern const db::Sql<StatusChange> update_status;
/// Changes nothing, but nobody else writes the row before we commit.
extern const db::Sql<OnePerson> hold_person;

// ---- Supervisors ----

struct OfManager {
  TenantId tenant_id;
  access::PersonId manager_id;
};
struct SupervisorRow {
  access::PersonId supervisor_id;
};
extern const db::Sql<OfManager, SupervisorRow> select_supervisor;
struct OfSupervisor {
  TenantId tenant_id;
  access::PersonId supervisor_id;
};
struct ManagerRow {
  access::PersonId manager_id;
};
extern const db::Sql<OfSupervisor, ManagerRow> select_managers;
struct SupervisorName {
  access::PersonId manager_id, person_id;
  std::string display_name;
};
extern const db::Sql<OfPartner, SupervisorName> select_supervisor_names;
struct SupervisorLink {
  TenantId tenant_id;
  access::PersonId manager_id, supervisor_id;
};
extern const db::Sql<SupervisorLink> upsert_supervisor;
extern const db::Sql<OfManager> delete_supervisor;

// ---- Custom roles ----

struct OneRole {
  TenantId tenant_id;
  std::int64_t role_id;
};
struct PermissionsRow {
  std::string permissions;
};
extern const db::Sql<OneRole, PermissionsRow> select_role_permissions;
struct CustomRole {
  std::int64_t role_id;
  std::string name, remark, permissions;
  Instant updated_at;
};
extern const db::Sql<OfPartner, CustomRole> select_custom_roles;
struct RoleOfPartner {
  TenantId tenant_id;
  std::int64_t partner_id, role_id;
};
extern const db::Sql<RoleOfPartner, CustomRole> select_custom_role;
struct NewRole {
  TenantId tenant_id;
  std::int64_t partner_id, role_id;
  std::string name, remark, permissions;
  Instant created_at;
};
extern const db::Sql<NewRole> insert_custom_role;
struct RoleChange {
  TenantId tenant_id;
  std::int64_t role_id;
  std::string name, remark, permissions;
  Instant updated_at;
};
extern const db::Sql<RoleChange> update_custom_role;
extern const db::Sql<OneRole> delete_custom_role;

// ---- Contacts ----

struct ContactRow {
  std::string name, duty, mobile, email;
};
extern const db::Sql<OfPartner, ContactRow> select_contacts;
extern const db::Sql<OfPartner> delete_contacts;
struct NewContact {
  TenantId tenant_id;
  std::int64_t partner_id, place;
  std::string name, duty, mobile, email;
};
extern const db::Sql<NewContact> insert_contact;

// ---- Access keys ----

struct OneKey {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string access_key_id;
};
struct KeyOfPerson {
  std::string access_key_id, status, scope, remark;
  Instant created_at, expires_at, last_used_at;
  std::string sealed_secret, made_by;
};
extern const db::Sql<OnePerson, KeyOfPerson> select_keys;
extern const db::Sql<OneKey, KeyOfPerson> select_key_of;
struct KeyChange {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string access_key_id, status, remark;
};
extern const db::Sql<KeyChange> update_key;
extern const db::Sql<OneKey> delete_key;

}  // namespace pc::identity::store
