// Statements of members: contacts of customers, and what is read of people.
#pragma once
#include "core/access/access.hpp"
#include "people/members/members.hpp"
#include "platform/db/sql.hpp"

namespace pc::members::store {

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id;
};

// ---- People ----

struct AdministratorRow {
  std::string display_name, mobile, email;
};
extern const db::Sql<OfPartner, AdministratorRow> select_administrators;
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
struct SupervisorName {
  access::PersonId manager_id, person_id;
  std::string display_name;
};
extern const db::Sql<OfPartner, SupervisorName> select_supervisor_names;

// ---- Contacts ----

extern const db::Sql<OfPartner, Contact> select_contacts;
extern const db::Sql<OfPartner> delete_contacts;
struct NewContact {
  TenantId tenant_id;
  std::int64_t partner_id, place;
  std::string name, duty, mobile, email;
};
extern const db::Sql<NewContact> insert_contact;

}  // namespace pc::members::store
