#include "store.hpp"

namespace pc::identity::store {
namespace {

const std::string k_one_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

std::string colleague(const std::string& which) {
  return "SELECT " + db::columns<ColleagueRow>() +
         " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND customer_id = 0 " +
         which;
}

std::string custom_role(const std::string& which) {
  return "SELECT " + db::columns<CustomRole>() +
         " FROM custom_role WHERE tenant_id = :tenant_id AND partner_id = :partner_id " + which;
}

std::string key(const std::string& which) {
  return "SELECT " + db::columns<KeyOfPerson>() + " FROM access_key" + k_one_person + which;
}

}  // namespace

const db::Sql<HoldersOf, ColleagueRow> select_colleagues{
    "identity.colleagues", colleague("AND (',' || roles || ',') LIKE :role ORDER BY person_id")};
const db::Sql<OneColleague, ColleagueRow> select_colleague{"identity.colleague",
                                                           colleague("AND person_id = :person_id")};
const db::Sql<OfPartner, AdministratorRow> select_administrators{
    "identity.administrators",
    "SELECT display_name, mobile, email FROM person WHERE tenant_id = :tenant_id AND "
    "partner_id = :partner_id AND customer_id = 0 AND user_name = '' ORDER BY person_id LIMIT 1"};
const db::Sql<OneMember, MemberRow> select_member{
    "identity.person_row",
    "SELECT " + db::columns<MemberRow>() +
        " FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND customer_id = 0 AND "
        "side = :side AND person_id = :person_id"};
const db::Sql<HeldRoles, RolesRow> select_held_roles{
    "identity.active_roles",
    "SELECT person_id, roles FROM person WHERE tenant_id = :tenant_id AND partner_id = :partner_id AND "
    "customer_id = 0 AND side = :side AND (status = 'active' OR :also_disabled = 1)"};
const db::Sql<OnePerson, MakerRow> select_name_maker{"identity.name_maker",
                                                     "SELECT made_by FROM person" + k_one_person};
const db::Sql<PersonChange> update_person{
    "identity.update_person",
    "UPDATE person SET display_name = :display_name, mobile = :mobile, email = :email" + k_one_person};
const db::Sql<RolesChange> update_roles{"identity.update_roles",
                                        "UPDATE person SET roles = :roles" + k_one_person};
const db::Sql<StatusChange> update_status{"identity.update_status",
                                          "UPDATE person SET status = :status" + k_one_person};
const db::Sql<OnePerson> hold_person{"identity.hold_person",
                                     "UPDATE person SET status = status" + k_one_person};

const db::Sql<OfManager, SupervisorRow> select_supervisor{
    "identity.supervisor",
    "SELECT supervisor_id FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};
const db::Sql<OfSupervisor, ManagerRow> select_managers{
    "identity.managers",
    "SELECT manager_id FROM supervisor_link WHERE tenant_id = :tenant_id AND supervisor_id = :supervisor_id "
    "ORDER BY manager_id"};
const db::Sql<OfPartner, SupervisorName> select_supervisor_names{
    "identity.supervisor_names",
    "SELECT l.manager_id, p.person_id, p.display_name FROM supervisor_link l JOIN person p ON "
    "p.tenant_id = l.tenant_id AND p.person_id = l.supervisor_id WHERE l.tenant_id = :tenant_id AND "
    "p.partner_id = :partner_id"};
const db::Sql<SupervisorLink> upsert_supervisor{
    "identity.upsert_supervisor",
    db::insert_into<SupervisorLink>("supervisor_link") +
        " ON CONFLICT (tenant_id, manager_id) DO UPDATE SET supervisor_id = excluded.supervisor_id"};
const db::Sql<OfManager> delete_supervisor{
    "identity.delete_supervisor",
    "DELETE FROM supervisor_link WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};

const db::Sql<OneRole, PermissionsRow> select_role_permissions{
    "identity.role_permissions",
    "SELECT permissions FROM custom_role WHERE tenant_id = :tenant_id AND role_id = :role_id"};
const db::Sql<OfPartner, CustomRole> select_custom_roles{"identity.custom_roles",
                                                         custom_role("ORDER BY role_id")};
const db::Sql<RoleOfPartner, CustomRole> select_custom_role{"identity.custom_role",
                                                            custom_role("AND role_id = :role_id")};
const db::Sql<NewRole> insert_custom_role{
    "identity.insert_custom_role", "INSERT INTO custom_role (" + db::columns<NewRole>() +
                                       ", updated_at) VALUES (:tenant_id, :partner_id, :role_id, :name, "
                                       ":remark, :permissions, :created_at, :created_at)"};
const db::Sql<RoleChange> update_custom_role{
    "identity.update_custom_role",
    "UPDATE custom_role SET name = :name, remark = :remark, permissions = :permissions, "
    "updated_at = :updated_at WHERE tenant_id = :tenant_id AND role_id = :role_id"};
const db::Sql<OneRole> delete_custom_role{
    "identity.delete_custom_role",
    "DELETE FROM custom_role WHERE tenant_id = :tenant_id AND role_id = :role_id"};

const db::Sql<OfPartner, ContactRow> select_contacts{
    "identity.contacts",
    "SELECT name, duty, mobile, email FROM contact WHERE tenant_id = :tenant_id AND "
    "partner_id = :partner_id ORDER BY place"};
const db::Sql<OfPartner> delete_contacts{
    "identity.delete_contacts",
    "DELETE FROM contact WHERE tenant_id = :tenant_id AND partner_id = :partner_id"};
const db::Sql<NewContact> insert_contact{"identity.insert_contact", db::insert_into<NewContact>("contact")};

const db::Sql<OnePerson, KeyOfPerson> select_keys{"identity.keys_of",
                                                  key(" ORDER BY created_at, access_key_id")};
const db::Sql<OneKey, KeyOfPerson> select_key_of{"identity.key_of",
                                                 key(" AND access_key_id = :access_key_id")};
const db::Sql<KeyChange> update_key{
    "identity.update_key", "UPDATE access_key SET status = :status, remark = :remark" + k_one_person +
                               " AND access_key_id = :access_key_id"};
const db::Sql<OneKey> delete_key{
    "identity.delete_key", "DELETE FROM access_key" + k_one_person + " AND access_key_id = :access_key_id"};

}  // namespace pc::identity::store
