#include "store.hpp"

namespace pc::identity::store {

#define PC_COLLEAGUE                                                                                         \
  "SELECT person_id, display_name, account_name, user_name, status, mobile, email, roles FROM person WHERE " \
  "tenant_id = $1 AND partner_id = $2 AND customer_id = 0 "

const db::Statement select_colleagues{"identity.colleagues",
                                      PC_COLLEAGUE "AND (',' || roles || ',') LIKE $3 ORDER BY person_id"};
const db::Statement select_colleague{"identity.colleague", PC_COLLEAGUE "AND person_id = $3"};
const db::Statement select_administrators{
    "identity.administrators",
    "SELECT display_name, mobile, email FROM person WHERE tenant_id = $1 AND "
    "partner_id = $2 AND customer_id = 0 AND user_name = '' ORDER BY person_id LIMIT 1"};
const db::Statement select_supervisor{
    "identity.supervisor",
    "SELECT supervisor_id FROM supervisor_link WHERE tenant_id = $1 AND manager_id = $2"};
const db::Statement select_managers{"identity.managers",
                                    "SELECT manager_id FROM supervisor_link WHERE tenant_id = $1 AND "
                                    "supervisor_id = $2 ORDER BY manager_id"};
const db::Statement select_contacts{"identity.contacts",
                                    "SELECT name, duty, mobile, email FROM contact WHERE tenant_id = $1 AND "
                                    "partner_id = $2 ORDER BY place"};
const db::Statement select_role_permissions{
    "identity.role_permissions", "SELECT permissions FROM custom_role WHERE tenant_id = $1 AND role_id = $2"};

// $1 tenant, $2 partner (0: the vendor's own), $3 side, $4 name, $5 user name, $6 ",role,", $7 status
#define PC_PERSON_ROW                                                                                        \
  "SELECT person_id, display_name, account_name, user_name, status, mobile, email, roles, last_sign_in_at, " \
  "created_at, must_change_password FROM person "
#define PC_PEOPLE_WHERE                                                           \
  "WHERE tenant_id = $1 AND partner_id = $2 AND customer_id = 0 AND side = $3 "   \
  "[4:AND display_name LIKE $4 ESCAPE '!'] [5:AND user_name LIKE $5 ESCAPE '!'] " \
  "[6:AND (',' || roles || ',') LIKE $6 ESCAPE '!'] [7:AND status = $7] "

const db::Statement select_people{"identity.people", PC_PERSON_ROW PC_PEOPLE_WHERE
                                  "ORDER BY [8=1:display_name,] [8=2:display_name DESC,] "
                                  "[8=3:last_sign_in_at,] [8=4:last_sign_in_at DESC,] "
                                  "[8=6:created_at DESC,] created_at, person_id LIMIT $9 OFFSET $10"};
const db::Statement count_people{"identity.count_people", "SELECT COUNT(*) FROM person " PC_PEOPLE_WHERE};
const db::Statement select_person_row{
    "identity.person_row", PC_PERSON_ROW
    "WHERE tenant_id = $1 AND partner_id = $2 AND customer_id = 0 AND side = $3 AND person_id = $4"};
const db::Statement select_active_roles{"identity.active_roles",
                                        "SELECT person_id, roles FROM person WHERE tenant_id = $1 AND "
                                        "partner_id = $2 AND customer_id = 0 AND side = $3 "
                                        "AND (status = 'active' OR $4 = 1)"};
const db::Statement select_name_maker{"identity.name_maker",
                                      "SELECT made_by FROM person WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_person{
    "identity.update_person",
    "UPDATE person SET display_name = $3, mobile = $4, email = $5 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_roles{"identity.update_roles",
                                 "UPDATE person SET roles = $3 WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement update_status{"identity.update_status",
                                  "UPDATE person SET status = $3 WHERE tenant_id = $1 AND person_id = $2"};
// Changes nothing, but nobody else writes the row before we commit.
const db::Statement hold_person{"identity.hold_person",
                                "UPDATE person SET status = status WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement select_supervisor_names{
    "identity.supervisor_names",
    "SELECT l.manager_id, p.person_id, p.display_name FROM supervisor_link l JOIN person p ON "
    "p.tenant_id = l.tenant_id AND p.person_id = l.supervisor_id WHERE l.tenant_id = $1 AND p.partner_id = "
    "$2"};
const db::Statement upsert_supervisor{
    "identity.upsert_supervisor",
    "INSERT INTO supervisor_link (tenant_id, manager_id, supervisor_id) VALUES ($1, $2, $3) "
    "ON CONFLICT (tenant_id, manager_id) DO UPDATE SET supervisor_id = excluded.supervisor_id"};
const db::Statement delete_supervisor{"identity.delete_supervisor",
                                      "DELETE FROM supervisor_link WHERE tenant_id = $1 AND manager_id = $2"};

#define PC_CUSTOM_ROLE                                                                               \
  "SELECT role_id, name, remark, permissions, updated_at FROM custom_role WHERE tenant_id = $1 AND " \
  "partner_id = $2 "
const db::Statement select_custom_roles{"identity.custom_roles", PC_CUSTOM_ROLE "ORDER BY role_id"};
const db::Statement select_custom_role{"identity.custom_role", PC_CUSTOM_ROLE "AND role_id = $3"};
const db::Statement insert_custom_role{"identity.insert_custom_role",
                                       "INSERT INTO custom_role (tenant_id, partner_id, role_id, name, "
                                       "remark, permissions, created_at, updated_at) "
                                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $7)"};
const db::Statement update_custom_role{"identity.update_custom_role",
                                       "UPDATE custom_role SET name = $3, remark = $4, permissions = $5, "
                                       "updated_at = $6 WHERE tenant_id = $1 AND "
                                       "role_id = $2"};
const db::Statement delete_custom_role{"identity.delete_custom_role",
                                       "DELETE FROM custom_role WHERE tenant_id = $1 AND role_id = $2"};

const db::Statement delete_contacts{"identity.delete_contacts",
                                    "DELETE FROM contact WHERE tenant_id = $1 AND partner_id = $2"};
const db::Statement insert_contact{
    "identity.insert_contact",
    "INSERT INTO contact (tenant_id, partner_id, place, name, duty, mobile, email) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

#define PC_KEY                                                                                         \
  "SELECT access_key_id, status, scope, remark, created_at, expires_at, last_used_at, sealed_secret, " \
  "made_by "                                                                                           \
  "FROM access_key WHERE tenant_id = $1 AND person_id = $2 "
const db::Statement select_keys{"identity.keys_of", PC_KEY "ORDER BY created_at, access_key_id"};
const db::Statement select_key_of{"identity.key_of", PC_KEY "AND access_key_id = $3"};
const db::Statement update_key{"identity.update_key",
                               "UPDATE access_key SET status = $4, remark = $5 WHERE tenant_id = $1 AND "
                               "person_id = $2 AND access_key_id = $3"};
const db::Statement delete_key{
    "identity.delete_key",
    "DELETE FROM access_key WHERE tenant_id = $1 AND person_id = $2 AND access_key_id = $3"};

}  // namespace pc::identity::store
