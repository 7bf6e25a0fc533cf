// Door: customers by when something of theirs expires (资源到期日期), for lists of them. Closed resources do not count.
#pragma once
#include <string>

#include "db/db.hpp"

// With numbers, for lists that are not declared yet.
#define PC_EXPIRES_FROM_TO(from, to) "expires_at >= $" #from " AND expires_at < $" #to " AND status <> 'closed'"
/// Of one customer after the other.
#define PC_EXPIRES(customer, from, to)                                                                       \
  "EXISTS (SELECT 1 FROM resource x WHERE x.tenant_id = " #customer ".tenant_id AND x.customer_id = " #customer \
  ".customer_id AND " PC_EXPIRES_FROM_TO(from, to) ")"
/// Only customers with one of the resources that expire then (few_expire); PostgreSQL is told of few, as by
/// PC_NAMED_LIKE.
#define PC_AMONG_EXPIRING(tenant, customer, from, to)                                                           \
  #customer ".customer_id IN (SELECT s.customer_id FROM (SELECT customer_id FROM resource WHERE tenant_id = $"  \
  #tenant " AND " PC_EXPIRES_FROM_TO(from, to) " LIMIT 10001 + 0 * $" #tenant ") s)"

namespace pc::resources {

// Conditions with the names of parameters: `from`, `to` of the period. `customer` is the customer's row, "c".

std::string expires_within(std::string_view from, std::string_view to);
/// Of one customer after the other.
std::string expires(const std::string& customer, std::string_view from, std::string_view to);
/// Only customers with one of the resources that expire then (few_expire). PostgreSQL is told that they are few. Asks
/// for :tenant_id.
std::string among_expiring(const std::string& customer, std::string_view from, std::string_view to);

/// Whether so few of a tenant's resources expire in a period that their customers are quicker found by that.
bool few_expire(db::Reader& reader, TenantId tenant, const Period& period);

}  // namespace pc::resources
