// Statements of account managers and their periods.
#pragma once
#include "customers/customer.hpp"
#include "db/db.hpp"

namespace pc::customers::managers::store {

extern const db::Statement select_present, take_customer, select_newest, end_newest, insert_period, select_at,
    select_history, select_in_scope, count_of_manager, select_of_manager, count_unassigned, select_name, select_link;

}  // namespace pc::customers::managers::store
