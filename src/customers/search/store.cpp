#include "store.hpp"

namespace pc::customers::names_store {

const db::Append part{"customers.insert_name_part",
                      "customer_name_part",
                      {{"tenant_id", db::ColumnType::integer},
                       {"part", db::ColumnType::integer},
                       {"customer_id", db::ColumnType::integer}}};

const db::Statement count_in_range{
    "customers.count_name_parts",
    "SELECT COUNT(*) FROM (SELECT customer_id FROM customer_name_part WHERE tenant_id = $1 AND part >= $2 "
    "AND part <= $3 LIMIT $4) found"};

const db::Statement select_unknown{
    "customers.unknown_names_everywhere",
    "SELECT tenant_id, customer_id, name FROM customer WHERE name_parts = 0 AND (tenant_id, customer_id) > ($1, $2) "
    "ORDER BY tenant_id, customer_id LIMIT 500"};

const db::Statement insert_known_part{
    "customers.insert_known_name_part",
    "INSERT INTO customer_name_part (tenant_id, part, customer_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};

const db::Statement mark_known{"customers.mark_name_known",
                               "UPDATE customer SET name_parts = $3 WHERE tenant_id = $1 AND customer_id = $2"};

}  // namespace pc::customers::names_store
