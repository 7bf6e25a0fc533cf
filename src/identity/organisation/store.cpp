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

}  // namespace pc::identity::store
