// Public: names of customers as they are looked for, kept beside the customers (name_parts).
#pragma once
#include "market/customers/customer.hpp"
#include "platform/db/db.hpp"

namespace pc::customers {

/// Puts the parts of a name where they are looked for; for a customer whose row was just made.
void index_name(db::Transaction& tx, const Customer& customer);

/// Puts the parts of names that are not known yet (of customers of an older version) where they are looked for; at
/// start, before the first search.
void index_names(db::Database& database);

}  // namespace pc::customers
