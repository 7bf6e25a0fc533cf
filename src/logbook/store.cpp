#include "store.hpp"

namespace pc::logbook::store {

// $2 the partner whose people are seen or 0, $3 partner or 0, $4 part of a name, $5 act, $6 done, $7 refused,
// $8 part of the subject, $9 and $10 time, $11 that subjects which are shown masked are left out of the search
#define PC_TRAIL_SELECT                                                                                 \
  "SELECT tenant_id, sequence, at, person_id, person_name, act, subject, outcome, detail, request_id, " \
  "partner_id, customer_id, actor_name, hash FROM audit_trail "
#define PC_TRAIL_WHERE                                                                          \
  "[2:AND ((partner_id = $2 AND customer_id = 0) OR actor_partner_id = $2)] "                   \
  "[3:AND (partner_id = $3 OR actor_partner_id = $3)] "                                         \
  "[4:AND (person_name LIKE $4 ESCAPE '!' OR actor_name LIKE $4 ESCAPE '!')] [5:AND act = $5] " \
  "[6:AND outcome = 'done'] [7:AND outcome <> 'done'] [8:AND subject LIKE $8 ESCAPE '!'] "      \
  "[9:AND at >= $9] [10:AND at < $10] [11:AND subject NOT LIKE 'account:%'] "

const db::Statement select_lines{"logbook.lines",
                                 PC_TRAIL_SELECT "WHERE tenant_id = $1 " PC_TRAIL_WHERE
                                                 "ORDER BY sequence DESC LIMIT $12 OFFSET $13"};
const db::Statement count_lines{
    "logbook.count_lines",
    "SELECT COUNT(*) FROM (SELECT sequence FROM audit_trail WHERE tenant_id = $1 " PC_TRAIL_WHERE
    "LIMIT $12) found"};
const db::Statement select_lines_everywhere{
    "logbook.lines_everywhere",
    PC_TRAIL_SELECT "WHERE 1 = 1 [1:AND tenant_id = $1] " PC_TRAIL_WHERE
                    "ORDER BY at DESC, tenant_id, sequence DESC LIMIT $12 OFFSET $13"};
const db::Statement count_lines_everywhere{"logbook.count_lines_everywhere",
                                           "SELECT COUNT(*) FROM (SELECT sequence FROM audit_trail WHERE 1 = "
                                           "1 [1:AND tenant_id = $1] " PC_TRAIL_WHERE "LIMIT $12) found"};

}  // namespace pc::logbook::store
