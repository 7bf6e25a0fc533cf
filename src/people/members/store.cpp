#include "store.hpp"

namespace pc::members::store {

const db::Sql<OfPartner, AdministratorRow> select_administrators{
    "members.administrators",
    "SELECT display_name, mobile, email FROM person WHERE tenant_id = :tenant_id AND "
    "partner_id = :partner_id AND customer_id = 0 AND user_name = '' ORDER BY person_id LIMIT 1"};
const db::Sql<HeldRoles, RolesRow> select_held_roles{
    "members.active_roles",
    "SELECT person_id, roles FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = 0 AND side = :side AND (status = 'active' OR :also_disabled = 1)"};
const db::Sql<OfPartner, SupervisorName> select_supervisor_names{
    "members.supervisor_names",
    "SELECT l.manager_id, p.person_id, p.display_name FROM supervisor_link l JOIN person p ON "
    "p.tenant_id = l.tenant_id AND p.person_id = l.supervisor_id WHERE l.tenant_id = :tenant_id AND "
    "p.partner_id = :partner_id"};

const db::Sql<OfPartner, Contact> select_contacts{
    "members.contacts",
    "SELECT name, duty, mobile, email FROM contact WHERE tenant_id = :tenant_id AND "
    "partner_id = :partner_id ORDER BY place"};
const db::Sql<OfPartner> delete_contacts{
    "members.delete_contacts",
    "DELETE FROM contact WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<NewContact> insert_contact{"members.insert_contact", db::insert_into<NewContact>("contact")};

}  // namespace pc::members::store
