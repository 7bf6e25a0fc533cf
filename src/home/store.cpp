#include "store.hpp"

namespace pc::home::store {

const db::Statement any_partner_everywhere{"home.any_partner_everywhere",
                                           "SELECT partner_id FROM partner LIMIT 1"};
const db::Statement any_funds_everywhere{
    "home.any_funds_everywhere",
    "SELECT partner_id FROM top_up UNION ALL SELECT partner_id FROM credit_line LIMIT 1"};
const db::Statement any_customer_everywhere{"home.any_customer_everywhere",
                                            "SELECT customer_id FROM customer LIMIT 1"};
const db::Statement any_import_everywhere{
    "home.any_import_everywhere",
    "SELECT import_id FROM import_run WHERE kind = 'bill' AND state = 'finished' LIMIT 1"};
const db::Statement any_mapping_everywhere{"home.any_mapping_everywhere",
                                           "SELECT customer_id FROM bill_mapping LIMIT 1"};
const db::Statement any_rate_everywhere{"home.any_rate_everywhere",
                                        "SELECT currency FROM exchange_rate LIMIT 1"};

const db::Statement select_hidden{
    "home.first_steps_hidden",
    "SELECT hidden_at FROM first_steps_hidden WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement hide{
    "home.hide_first_steps",
    "INSERT INTO first_steps_hidden (tenant_id, person_id, hidden_at) VALUES ($1, $2, $3) "
    "ON CONFLICT DO NOTHING"};
const db::Statement show_again{"home.show_first_steps",
                               "DELETE FROM first_steps_hidden WHERE tenant_id = $1 AND person_id = $2"};

}  // namespace pc::home::store
