#include "store.hpp"

namespace pc::account_managers::store {

const db::Sql<OfMoment, OneManager> select_at{
    "account_managers.manager_at",
    "SELECT manager_id FROM manager_period WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
    "AND from_at <= :at AND to_at > :at"};

const db::Sql<OfManager, Count> count_of_manager{
    "account_managers.count_of_manager",
    "SELECT COUNT(*) AS customers FROM customer WHERE tenant_id = :tenant_id AND manager_id = :manager_id"};

}  // namespace pc::account_managers::store
