// Statements of account managers and their periods that several files use.
#pragma once
#include "market/customers/customer.hpp"
#include "platform/db/sql.hpp"

namespace pc::account_managers::store {

struct OfMoment {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant at;
};
struct OneManager {
  access::PersonId manager_id;
};
/// Who looks after a customer at an instant.
extern const db::Sql<OfMoment, OneManager> select_at;

struct OfManager {
  TenantId tenant_id;
  access::PersonId manager_id;
};
struct Count {
  std::int64_t customers = 0;
};
extern const db::Sql<OfManager, Count> count_of_manager;

}  // namespace pc::account_managers::store
