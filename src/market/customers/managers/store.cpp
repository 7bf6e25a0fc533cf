#include "store.hpp"

namespace pc::customers::managers::store {

const db::Sql<OfMoment, OneManager> select_at{
    "customers.manager_at",
    "SELECT manager_id FROM manager_period WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
    "AND from_at <= :at AND to_at > :at"};

const db::Sql<OfManager, Count> count_of_manager{
    "customers.count_of_manager",
    "SELECT COUNT(*) AS customers FROM customer WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};

}  // namespace pc::customers::managers::store
