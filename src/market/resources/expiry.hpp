// Public: customers by when something of theirs expires (资源到期日期), for lists of them. Closed resources do not count.
#pragma once
#include <string>

#include "platform/db/db.hpp"

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
