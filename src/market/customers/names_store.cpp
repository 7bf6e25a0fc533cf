#include "names_store.hpp"

namespace pc::customers::names_store {

const db::AppendOf<Part> part{"customers.insert_name_part", "customer_name_part"};

const db::Sql<Part> insert_known_part{
    "customers.insert_known_name_part",
    db::insert_into<Part>("customer_name_part") + " ON CONFLICT DO NOTHING"};

const db::Sql<After, Unknown> select_unknown{
    "customers.unknown_names_everywhere",
    "SELECT tenant_id, customer_id, name FROM customer WHERE name_parts = 0 "
    "AND (tenant_id, customer_id) > (:after_tenant, :after_customer) ORDER BY tenant_id, customer_id LIMIT "
    "500"};

const db::Sql<Known> mark_known{"customers.mark_name_known",
                                "UPDATE customer SET name_parts = :name_parts WHERE tenant_id = :tenant_id "
                                "AND customer_id = :customer_id"};

}  // namespace pc::customers::names_store
