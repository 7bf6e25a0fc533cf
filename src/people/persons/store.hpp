// Statements of people and their sign-in names.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::persons::store {

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};
struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};
struct OfOwner {
  TenantId tenant_id;
  std::int64_t partner_id, customer_id;
};
struct PersonOnly {
  access::PersonId person_id;
};

// ---- One person ----

struct NewPersonRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string side;
  std::int64_t partner_id, customer_id;
  bool distributor;
  std::string account_name, user_name, display_name, password_hash, roles, language;
  Instant created_at;
  std::string mobile, email;
  bool must_change_password;
  std::string made_by;
  std::string status = "active";
  std::int64_t failed_sign_ins = 0;
  Instant locked_until = {};
};
extern const db::Sql<NewPersonRow> insert_person;
struct PersonRow {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string side;
  std::int64_t partner_id, customer_id;
  bool distributor;
  std::string account_name, user_name, display_name, password_hash, roles, language, status;
  bool must_change_password;
};
extern const db::Sql<OfPerson, PersonRow> select_person;

struct ClaimedName {
  std::string account_name, user_name;
  TenantId tenant_id;
  access::PersonId person_id;
};
/// No row: somebody else has it.
extern const db::Sql<ClaimedName> claim_name;
struct SignInNames {
  std::string account_name, user_name;
};
extern const db::Sql<SignInNames, OfPerson> select_name;

struct MakerRow {
  std::string made_by;
};
extern const db::Sql<OfPerson, MakerRow> select_name_maker;

// ---- Changes ----

struct NewHash {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string password_hash;
  bool must_change_password;
};
extern const db::Sql<NewHash> update_password;
struct ReplacedHash {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string was, password_hash;
};
/// No row: the password was changed meanwhile. `recover_password` is the person's own from now on.
extern const db::Sql<ReplacedHash> rehash_password, recover_password;
/// Taken until the transaction ends, while it has no password of its own.
extern const db::Sql<OfPerson> hold_not_entered;

struct SignedInAt {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant now;
};
extern const db::Sql<SignedInAt> update_signed_in;
struct LanguageOf {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string language;
};
extern const db::Sql<LanguageOf> update_language;
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
extern const db::Sql<OfPerson> hold_person;

// ---- People of a partner or customer ----

extern const db::Sql<OfPartner, PersonOnly> select_partners_people;
extern const db::Sql<OfOwner, PersonOnly> select_customers_people;

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
struct SupervisorLink {
  TenantId tenant_id;
  access::PersonId manager_id, supervisor_id;
};
extern const db::Sql<SupervisorLink> upsert_supervisor;
extern const db::Sql<OfManager> delete_supervisor;

}  // namespace pc::persons::store
