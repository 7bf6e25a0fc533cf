// SQL of lists of customers, and a row of it. What the parameters are is written beside the statements.
#pragma once
#include "customer_list.hpp"

namespace pc::funds::store {

extern const db::Statement select_customers, count_customers, count_frequent_name, select_customers_everywhere,
    count_customers_everywhere;

CustomerRow customer_of(const db::Row& row, const access::Principal& who);

}  // namespace pc::funds::store
