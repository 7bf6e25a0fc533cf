#include "store.hpp"

namespace pc::home::store {

const db::Sql<db::None, Any> any_partner_everywhere{"home.any_partner_everywhere",
                                                    "SELECT 1 AS found FROM partner LIMIT 1"};
const db::Sql<db::None, Any> any_funds_everywhere{
    "home.any_funds_everywhere", "SELECT 1 AS found FROM top_up UNION ALL SELECT 1 FROM credit_line LIMIT 1"};
const db::Sql<db::None, Any> any_customer_everywhere{"home.any_customer_everywhere",
                                                     "SELECT 1 AS found FROM customer LIMIT 1"};
const db::Sql<db::None, Any> any_import_everywhere{
    "home.any_import_everywhere",
    "SELECT 1 AS found FROM import_run WHERE kind = 'bill' AND state = 'finished' LIMIT 1"};
const db::Sql<db::None, Any> any_mapping_everywhere{"home.any_mapping_everywhere",
                                                    "SELECT 1 AS found FROM bill_mapping LIMIT 1"};
const db::Sql<db::None, Any> any_rate_everywhere{"home.any_rate_everywhere",
                                                 "SELECT 1 AS found FROM exchange_rate LIMIT 1"};

const db::Sql<OnePerson, Hidden> select_hidden{
    "home.first_steps_hidden",
    "SELECT hidden_at FROM first_steps_hidden WHERE tenant_id = :tenant_id AND person_id = :person_id"};
const db::Sql<Hiding> hide{"home.hide_first_steps",
                           db::insert_into<Hiding>("first_steps_hidden") + " ON CONFLICT DO NOTHING"};
const db::Sql<OnePerson> show_again{
    "home.show_first_steps",
    "DELETE FROM first_steps_hidden WHERE tenant_id = :tenant_id AND person_id = :person_id"};

}  // namespace pc::home::store
