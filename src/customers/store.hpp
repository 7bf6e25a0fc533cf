// Statements and row mapping of customers.
#pragma once
#include "customers/customer.hpp"
#include "db/db.hpp"

namespace pc::customers::store {

extern const db::Statement insert_customer, insert_directory, insert_association, end_association,
    update_association, update_tags, select_tenant, select_one, select_history, select_search, count_search;

Customer customer_of(const db::Row& row);

}  // namespace pc::customers::store
