#include "store.hpp"

#include "scope.hpp"

namespace pc::customers::managers::store {

const db::Statement select_present{
    "customers.present_manager",
    "SELECT partner_id, manager_id, association_type FROM customer WHERE tenant_id = $1 AND customer_id = $2"};

// Whoever changes this row first has the customer until his transaction ends. One that parted meanwhile gets nobody.
const db::Statement take_customer{
    "customers.take_customer",
    "UPDATE customer SET manager_id = $3 WHERE tenant_id = $1 AND customer_id = $2 AND manager_id = $4 "
    "AND ($3 = 0 OR association_type <> 'none')"};

const db::Statement select_newest{
    "customers.newest_manager_period",
    "SELECT from_at, to_at FROM manager_period WHERE tenant_id = $1 AND customer_id = $2 "
    "ORDER BY from_at DESC LIMIT 1"};

const db::Statement end_newest{"customers.end_manager_period",
                               "UPDATE manager_period SET to_at = $4, end_day = $5, ended_by = $6 "
                               "WHERE tenant_id = $1 AND customer_id = $2 AND from_at = $3"};

const db::Statement insert_period{"customers.insert_manager_period",
                                  "INSERT INTO manager_period (tenant_id, customer_id, from_at, to_at, "
                                  "first_day, end_day, manager_id, assigned_by, "
                                  "ended_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')"};

const db::Statement select_at{"customers.manager_at",
                              "SELECT manager_id FROM manager_period WHERE tenant_id = $1 AND customer_id = "
                              "$2 AND from_at <= $3 AND to_at > $3"};

const db::Statement select_history{
    "customers.manager_history",
    "SELECT m.from_at, m.to_at, m.manager_id, COALESCE(p.display_name, ''), m.assigned_by, m.ended_by "
    "FROM manager_period m LEFT JOIN person p ON p.tenant_id = m.tenant_id AND p.person_id = m.manager_id "
    "WHERE m.tenant_id = $1 AND m.customer_id = $2 ORDER BY m.from_at DESC"};

const db::Statement select_in_scope{
    "customers.periods_in_scope",
    "SELECT m.from_at, m.to_at FROM manager_period m WHERE m.tenant_id = $1 AND m.customer_id = $2 "
    "AND m.from_at < $4 AND m.to_at > $3 [5:AND m.manager_id = $5] [6:AND m.manager_id IN " PC_TEAM_OF(
        m.tenant_id, 6) "] ORDER BY m.from_at"};

const db::Statement count_of_manager{
    "customers.count_of_manager", "SELECT COUNT(*) FROM customer WHERE tenant_id = $1 AND manager_id = $2"};

const db::Statement select_of_manager{
    "customers.of_manager",
    "SELECT customer_id FROM customer WHERE tenant_id = $1 AND manager_id = $2 ORDER BY customer_id"};

const db::Statement count_unassigned{
    "customers.count_unassigned",
    "SELECT COUNT(*) FROM customer WHERE tenant_id = $1 AND manager_id = 0 AND partner_id = $2 "
    "AND association_type <> 'none'"};

const db::Statement select_name{
    "customers.manager",
    "SELECT display_name, account_name, user_name FROM person WHERE tenant_id = $1 AND person_id = $2"};

const db::Statement select_link{
    "customers.team_link",
    "SELECT manager_id FROM supervisor_link WHERE tenant_id = $1 AND manager_id = $2 AND supervisor_id = $3"};

}  // namespace pc::customers::managers::store
